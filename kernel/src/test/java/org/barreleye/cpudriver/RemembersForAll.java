package org.barreleye.cpudriver;

/** A violation: state that two machines would share. */
final class RemembersForAll {
    static int calls;

    private RemembersForAll() {}
}
