package org.barreleye.confinement.meter;

/** The heap of the JVM. */
final class HostHeap {
    private HostHeap() {}

    /** Returns whether more than half of the heap is used, even after garbage is collected. */
    static boolean isScarce() {
        if (!isOverHalf()) {
            return false;
        }
        System.gc();
        return isOverHalf();
    }

    private static boolean isOverHalf() {
        Runtime host = Runtime.getRuntime();
        long used = host.totalMemory() - host.freeMemory();
        return used > host.maxMemory() / 2;
    }
}
