# Gives a program the platform's file system: the root read-only, a fresh and small /tmp, the code under /var/user and the
# layers under /opt. Runs in a mount namespace of its own. Its arguments: the size of /tmp in MB, where the program stands,
# where it starts, the directories that stay writable, --, the layers, --, the program and its arguments.
set -eu

mount() { command -p mount "$@"; }
make_directory() { command -p mkdir -p "$@"; }

size=$1
code=$2
start=$3
shift 3

# What is hidden below is under /sys for a moment, because every machine has a /sys.
mount -t tmpfs -o size=1m,mode=755 tmpfs /sys
make_directory /sys/tmp /sys/var /sys/code /sys/opt
mount --rbind /tmp /sys/tmp
mount --rbind /var /sys/var
mount --rbind "$start" /sys/code

mount -t tmpfs -o "size=${size}m,mode=1777" tmpfs /tmp

# A machine has no /var/user, and none may be made on it: /var is put together anew.
if [ ! -d /var/user ]; then
  mount -t tmpfs -o size=1m,mode=755 tmpfs /var
  make_directory /var/user
  for entry in /sys/var/*; do
    shown=/var/${entry##*/}
    if [ -h "$entry" ]; then
      command -p cp -P "$entry" "$shown"
    elif [ -d "$entry" ]; then
      make_directory "$shown"
      mount --rbind "$entry" "$shown"
    elif [ -e "$entry" ]; then
      : >"$shown"
      mount --bind "$entry" "$shown"
    fi
  done
fi
mount --rbind /sys/code /var/user

# Shows a directory again that the new /tmp hides, or makes it a mount of its own.
show() {
  case $1 in
    /tmp/*) make_directory "$1"; mount --bind "/sys$1" "$1" ;;
    *) mount --bind "$1" "$1" ;;
  esac
}

for directory in "$code" "$start"; do
  case $directory in
    /tmp/*) show "$directory" ;;
  esac
done
writable='
'
while [ "$1" != -- ]; do
  show "$1"
  writable="$writable$1
"
  shift
done
shift

# A later layer lies over an earlier one.
if [ "$1" != -- ]; then
  mount -t tmpfs -o mode=755 tmpfs /opt
fi
while [ "$1" != -- ]; do
  case $1 in
    /tmp/*) command -p cp -a "/sys$1/." /opt/ ;;
    *) command -p cp -a "$1/." /opt/ ;;
  esac
  shift
done
shift
command -p umount -l /sys

# What printf would take for a directive of its own is doubled.
mounts=$(command -p sed 's/%/%%/g' /proc/self/mounts)
while read -r _ target _ options _; do
  # A space in a path is written as \040.
  target=$(printf "$target")
  case $target in
    /proc | /proc/* | /sys | /sys/* | /dev | /dev/* | /tmp) continue ;;
  esac
  case $writable in
    *"
$target
"*) continue ;;
  esac
  # Flags that a user namespace may not take away are named again.
  flags=remount,bind,ro
  for flag in nosuid nodev noexec noatime nodiratime relatime; do
    case ,$options, in
      *,$flag,*) flags=$flags,$flag ;;
    esac
  done
  mount -o "$flags" "$target"
done <<END
$mounts
END

cd /var/user
# Changing the directory has set it.
unset OLDPWD
exec "$@"
