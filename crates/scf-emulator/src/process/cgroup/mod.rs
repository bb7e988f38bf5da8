//! Control groups: the kernel holds a process together with all that it starts, counts its memory and kills above a limit.

mod group;
mod parent;

pub(crate) use self::group::{Cgroup, Entrance};
pub(crate) use self::parent::CgroupParent;
