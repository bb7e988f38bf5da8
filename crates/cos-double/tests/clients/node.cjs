// One operation of Tencent's Node SDK: node node.cjs OPERATION ARGUMENTS..
"use strict";

const fs = require("fs");
const COS = require("cos-nodejs-sdk-v5");

const env = process.env;
const bucket = { Bucket: env.COS_BUCKET, Region: env.COS_REGION };
const cos = new COS({
  SecretId: env.COS_SECRET_ID,
  SecretKey: env.COS_SECRET_KEY,
  Protocol: "http:",
  Proxy: env.COS_DOUBLE_ENDPOINT,
});

const operations = {
  put: (Key, file) => cos.putObject({ ...bucket, Key, Body: fs.readFileSync(file) }),
  put_parts: (Key, FilePath) => cos.sliceUploadFile({ ...bucket, Key, FilePath, ChunkSize: 5 << 20 }),
  create: (Key, file) =>
    cos.putObject({ ...bucket, Key, Body: fs.readFileSync(file), Headers: { "x-cos-forbid-overwrite": "true" } }),
  get: async (Key, file) => fs.writeFileSync(file, (await cos.getObject({ ...bucket, Key })).Body),
  size: async (Key) => console.log((await cos.headObject({ ...bucket, Key })).headers["content-length"]),
  keys: async (Prefix) => {
    let Marker;
    do {
      const page = await cos.getBucket({ ...bucket, Prefix, MaxKeys: 3, Marker });
      page.Contents.forEach((entry) => console.log(entry.Key));
      Marker = page.IsTruncated === "true" ? page.NextMarker : undefined;
    } while (Marker);
  },
  range: async (Key, file, first, last) =>
    fs.writeFileSync(file, (await cos.getObject({ ...bucket, Key, Range: `bytes=${first}-${last}` })).Body),
  copy: (source, Key) =>
    cos.putObjectCopy({
      ...bucket,
      Key,
      CopySource: `${env.COS_BUCKET}.cos.${env.COS_REGION}.myqcloud.com/${encodeURIComponent(source)}`,
    }),
  delete: (Key) => cos.deleteObject({ ...bucket, Key }),
  delete_many: (...keys) => cos.deleteMultipleObject({ ...bucket, Objects: keys.map((Key) => ({ Key })) }),
  presign: (Key) =>
    new Promise((resolve, reject) =>
      cos.getObjectUrl({ ...bucket, Key, Sign: true, Protocol: "http:" }, (error, data) => {
        if (error) return reject(error);
        console.log(data.Url);
        resolve();
      }),
    ),
};

const [operation, ...rest] = process.argv.slice(2);
operations[operation](...rest).catch((error) => {
  console.error(error);
  process.exit(1);
});
