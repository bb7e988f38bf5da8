//! Backs up every Tencent Cloud MPS callback: the function, as a library and as the binary bootstrap
