# The handler: what it prints is the answer, status 1 makes it an error, another ends the process.
main() {
  case $1 in
    *fail*) printf %s "sh failed" && return 1 ;;
    *exit*) return 3 ;;
    *) printf %s "sh got $1" ;;
  esac
}
