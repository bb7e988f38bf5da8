//! The platform side of Tencent Cloud SCF on one machine: for tests and for the local loop
