# Waits until its standard input ends, then kills the instances of the emulator that held its other end.
# Its arguments: how the names of these instances begin, and the control group that holds theirs, if there is one.
trap '' HUP INT QUIT TERM
read -r _
name=$1
groups=${2-}

# Kills what the lines of a file name; tells whether there was anybody.
kill_all() {
  while read -r process; do
    kill -KILL "$process" && found=yes
  done
}

round=0
found=yes
while [ "$found" ] && [ "$round" -lt 1000 ]; do
  found=
  round=$((round + 1))
  if [ "$groups" ]; then
    for group in "$groups/$name"*; do
      [ -e "$group/cgroup.procs" ] || continue
      kill_all <"$group/cgroup.procs"
      rmdir "$group" || true
    done
  fi
  marked=$(grep -lsz "^HOSTNAME=$name" /proc/[0-9]*/environ)
  for process in $marked; do
    process=${process#/proc/}
    kill -KILL "${process%/environ}" && found=yes
  done
done 2>/dev/null
