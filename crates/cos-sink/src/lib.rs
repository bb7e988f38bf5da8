//! A pluggable storage sink: exactly one object a record, in Tencent Cloud COS, a folder or memory
