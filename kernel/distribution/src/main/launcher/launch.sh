# The common part of the launchers: finds Java, makes the archive of classes if there is none that fits, and becomes
# the JVM. Read by the files in bin, which set:
#   home      the folder of the installation
#   tool      the name of the program; its jar is lib/NAME.jar
#   main      its main class, or - where the manifest of the jar must be read
#   training  the words that start its training run
#   run       short, where the JVM should not compile with its second compiler, or long
#   digest    a digest of the jar
# It starts as few processes as it can: each takes a millisecond, and a JVM forty.

jar=$home/lib/$tool.jar

refuse() {
    printf '%s: %s\n' "$tool" "$1" >&2
    exit 70
}

case $home in
    *:*) refuse "'$home' has a colon, which separates the parts of a class path; rename that folder" ;;
esac
[ -r "$jar" ] || refuse "'$jar' cannot be read; unpack the archive of the distribution again"

# Java and its version, from the file that tells it without a JVM.
if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || refuse "JAVA_HOME is '$JAVA_HOME', where there is no bin/java; let it name a Java of version 17 or \
newer, or unset it"
else
    java=$(command -v java) || refuse "there is no java; install a Java of version 17 or newer, and put it on the PATH or \
let JAVA_HOME name it"
fi
real=$java
[ -h "$java" ] && real=$(readlink -f "$java" 2>/dev/null || printf '%s' "$java")
java_home=${real%/bin/java}
version=
runtime=
if [ -r "$java_home/release" ]; then
    while IFS='=' read -r key value; do
        value=${value#\"}
        value=${value%\"}
        case $key in
            JAVA_VERSION) version=$value ;;
            JAVA_RUNTIME_VERSION) runtime=$value ;;
        esac
        [ -n "$version" ] && [ -n "$runtime" ] && break
    done <"$java_home/release"
fi
major=${version%%[!0-9]*}
case $major in
    '') ;;
    [1-9] | 1[0-6]) refuse "'$java' is Java $version; version 17 or newer is needed, let JAVA_HOME name one" ;;
esac

# The options of the JVM. Its own warnings would go to the standard output, among the results.
options=-Xlog:disable
collector=
case $major in
    # Maps archives of classes at the address for which they were made, which saves relocating ten megabytes. An option
    # that the JVM may lose: it is given to versions that are known to have it.
    1[7-9] | 2[0-5]) options="$options -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0" ;;
esac
if [ "$run" = short ]; then
    options="$options -XX:TieredStopAtLevel=1 -XX:-UsePerfData"
    # Java 17 maps the archived heap of the JDK with its default collector only, and starts slower with another. Where
    # much is allocated, the simpler collector makes up for that, but an archive of classes that was made with it would
    # slow other commands down. Its young generation is kept small: the system has to clear each page at its first use.
    case " ${JAVA_OPTS:-} ${JDK_JAVA_OPTIONS:-} ${JAVA_TOOL_OPTIONS:-} " in
        *-XX:+Use*GC*) ;;
        *)
            if [ "${major:-0}" -ge 25 ]; then
                options="$options -XX:+UseSerialGC -Xmn48m"
            elif [ "${1:-}" = compile ]; then
                collector='-XX:+UseSerialGC -Xmn48m'
            fi
            ;;
    esac
fi

# The words of a path, joined to one name.
joined() {
    set -f
    IFS=/
    # shellcheck disable=SC2086 # to be split
    set -- $1
    IFS=-
    name="$*"
    unset IFS
    set +f
}

# The archive that fits, in the variable archive; empty where there is none. One that could not be made is an empty file.
find_archive() {
    for folder in "$@"; do
        archive=$folder/$file
        if [ -e "$archive" ] && [ ! "$jar" -nt "$archive" ]; then
            [ -s "$archive" ] || archive=
            return 0
        fi
    done
    archive=
    return 1
}

# Makes the archive in a folder, under a name of its own until it is complete: two processes may do so at once.
make_archive() {
    folder=$1
    (umask 022 && mkdir -p "$folder") 2>/dev/null
    made=$(mktemp -d "$folder/.new-XXXXXX" 2>/dev/null) || return 1
    trap 'rm -rf "$made"; exit 130' INT TERM HUP
    if [ "$main" = - ]; then start='-jar'; else start='-cp'; fi
    # shellcheck disable=SC2086 # several words each
    "$java" $options "-XX:ArchiveClassesAtExit=$made/archive" $start "$jar" $training </dev/null >/dev/null 2>&1
    [ -s "$made/archive" ] || : >"$made/archive"
    chmod 444 "$made/archive"
    for old in "$folder/$tool"-*; do
        case $old in
            "$folder/$tool-$digest-"*) case $old in "$folder/$tool-$digest-$java_name-"*) rm -f "$old" ;; esac ;;
            *) rm -f "$old" ;;
        esac
    done
    mv -f "$made/archive" "$folder/$file"
    # Those that were made when the installation was elsewhere.
    for old in "$within"/*; do
        case $old in
            "$within/$installed") ;;
            *) rm -rf "$old" ;;
        esac
    done
    rm -rf "$made"
    trap - INT TERM HUP
}

archive=
case " ${JAVA_OPTS:-} ${JDK_JAVA_OPTIONS:-} ${JAVA_TOOL_OPTIONS:-} " in
    # With these the user chooses an archive; the JVM refuses to start with two.
    *-Xshare:* | *-XX:SharedArchiveFile* | *-XX:AOT*) runtime= ;;
esac
if [ -n "$runtime" ] && [ "${BARRELEYE_CACHE:-}" != none ]; then
    joined "$home"
    installed=$name
    joined "$java_home"
    java_name=$name
    file=$tool-$digest-$java_name-$runtime
    within=$home/lib/archives
    first=${BARRELEYE_CACHE:-$within}/$installed
    second=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/barreleye/$installed
    [ -n "${BARRELEYE_CACHE:-}" ] && second=$first
    # A file system may refuse longer names; then there is no archive.
    if [ "${#file}" -le 200 ] && ! find_archive "$first" "$second"; then
        make_archive "$first" || make_archive "$second" || :
        find_archive "$first" "$second" || :
    fi
fi

set -f
# shellcheck disable=SC2086 # several words each
case $main in
    -) set -- ${JAVA_OPTS:-} -jar "$jar" "$@" ;;
    *) set -- ${JAVA_OPTS:-} -cp "$jar" "$main" "$@" ;;
esac
[ -n "$archive" ] && set -- "-XX:SharedArchiveFile=$archive" "$@"
# shellcheck disable=SC2086 # several words
exec "$java" $options $collector "$@"
