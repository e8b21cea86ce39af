#!/bin/sh
# Starts @TOOL@. The class path, options of the JVM and the archive of classes are in lib/launch.sh.
tool=@TOOL@
main=@MAIN@
training='@TRAINING@'
run=@RUN@
digest=@DIGEST@

program=$0
case $program in
    */*) ;;
    *) program=./$program ;;
esac
while [ -h "$program" ]; do
    link=$(readlink "$program")
    case $link in
        /*) program=$link ;;
        *) program=${program%/*}/$link ;;
    esac
done
home=$(CDPATH='' cd -P "${program%/*}/.." && pwd) || exit 70
. "$home/lib/launch.sh"
