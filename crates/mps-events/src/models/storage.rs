// Written by `cargo run -p xtask -- generate` from the folder `schema`. Change the facts, not this file.

//! Where files are: sources and outputs.

use crate::NoCommon;
use crate::model::{model, union};
use crate::models::*;

model! {
    /// An object in COS.
    pub struct CosInputInfo {
        /// The bucket, with the account's number at its end.
        "Bucket" bucket with_bucket: Option<String>,
        /// The region, such as `ap-guangzhou`.
        "Region" region with_region: Option<String>,
        /// The object's key.
        "Object" object with_object: Option<String>,
    }
}

model! {
    /// A bucket in COS.
    pub struct CosOutputStorage {
        /// The bucket, with the account's number at its end.
        "Bucket" bucket with_bucket: Option<String>,
        /// The region, such as `ap-guangzhou`.
        "Region" region with_region: Option<String>,
    }
}

union! {
    /// Where a source file is.
    pub enum MediaInputInfo tagged "Type" around None, common NoCommon {
        /// `COS`: an object in COS.
        "COS" "CosInputInfo" Cos: Box<CosInputInfo>,
        /// `URL`: a source file at a link.
        "URL" "UrlInputInfo" Url: Box<UrlInputInfo>,
        /// `AWS-S3`: an object in S3.
        "AWS-S3" "S3InputInfo" AwsS3: Box<S3InputInfo>,
        /// `VOD`: a source file in VOD.
        "VOD" "VODInputInfo" Vod: Box<VODInputInfo>,
    }
    aliases { }
}

model! {
    /// An object in S3.
    ///
    /// Since 3.0.900.
    pub struct S3InputInfo {
        /// The bucket. Null by document when there is none.
        "S3Bucket" s3_bucket with_s3_bucket: Option<String>,
        /// The region. Null by document when there is none.
        "S3Region" s3_region with_s3_region: Option<String>,
        /// The object's key. Null by document when there is none.
        "S3Object" s3_object with_s3_object: Option<String>,
        /// The id of the key. Null by document when there is none. A secret: see [`redact`](crate::redact).
        "S3SecretId" s3_secret_id with_s3_secret_id: Option<String>,
        /// The key. Null by document when there is none. A secret: see [`redact`](crate::redact).
        "S3SecretKey" s3_secret_key with_s3_secret_key: Option<String>,
    }
}

model! {
    /// A bucket in S3.
    ///
    /// Since 3.0.900.
    pub struct S3OutputStorage {
        /// The bucket. Null by document when there is none.
        "S3Bucket" s3_bucket with_s3_bucket: Option<String>,
        /// The region. Null by document when there is none.
        "S3Region" s3_region with_s3_region: Option<String>,
        /// The id of the key. Null by document when there is none. A secret: see [`redact`](crate::redact).
        "S3SecretId" s3_secret_id with_s3_secret_id: Option<String>,
        /// The key. Null by document when there is none. A secret: see [`redact`](crate::redact).
        "S3SecretKey" s3_secret_key with_s3_secret_key: Option<String>,
    }
}

union! {
    /// Where output goes.
    pub enum TaskOutputStorage tagged "Type" around None, common NoCommon {
        /// `COS`: a bucket in COS.
        "COS" "CosOutputStorage" Cos: Box<CosOutputStorage>,
        /// `AWS-S3`: a bucket in S3.
        "AWS-S3" "S3OutputStorage" AwsS3: Box<S3OutputStorage>,
        /// `VOD`: a place in VOD.
        "VOD" "VODOutputStorage" Vod: Box<VODOutputStorage>,
    }
    aliases { }
}

model! {
    /// A source file at a link.
    ///
    /// Since 3.0.415.
    pub struct UrlInputInfo {
        /// The link of the source.
        "Url" url with_url: Option<String>,
    }
}

model! {
    /// A source file in VOD.
    ///
    /// Since 3.1.2.
    pub struct VODInputInfo {
        /// The bucket, with the account's number at its end.
        "Bucket" bucket with_bucket: Option<String>,
        /// The region, such as `ap-guangzhou`.
        "Region" region with_region: Option<String>,
        /// The object's key.
        "Object" object with_object: Option<String>,
        /// The sub-application of VOD.
        "SubAppId" sub_app_id with_sub_app_id: Option<i64>,
        /// Whether it is VOD's standard edition, which knows files by their id; the professional one otherwise. Since
        /// 3.1.194.
        "VodBasic" vod_basic with_vod_basic: Option<Flag>,
        /// The id of the file in VOD. Since 3.1.194.
        "FileId" file_id with_file_id: Option<String>,
    }
}

model! {
    /// A place in VOD.
    ///
    /// Since 3.1.2.
    pub struct VODOutputStorage {
        /// The bucket, with the account's number at its end.
        "Bucket" bucket with_bucket: Option<String>,
        /// The region, such as `ap-guangzhou`.
        "Region" region with_region: Option<String>,
        /// The sub-application of VOD.
        "SubAppId" sub_app_id with_sub_app_id: Option<i64>,
        /// Whether it is VOD's standard edition, which knows files by their id; the professional one otherwise. Since
        /// 3.1.194.
        "VodBasic" vod_basic with_vod_basic: Option<Flag>,
    }
}
