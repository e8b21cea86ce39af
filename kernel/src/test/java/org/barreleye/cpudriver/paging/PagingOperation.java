package org.barreleye.cpudriver.paging;

import java.util.Random;

/** The operations of the random tester. */
enum PagingOperation {
    /** A domain is made, with page tables of its own. */
    SPAWN(1),
    /** The capability space of a domain is deleted. */
    EXIT(1),
    /** A table is made and mapped in another one. */
    BUILD_TABLE(4),
    /** A frame is made. */
    CREATE_FRAME(6),
    /** A frame or a table is mapped. */
    MAP(16),
    /** The capability of a mapping is deleted. */
    UNMAP(4),
    /** The rights of a mapping change. */
    PROTECT(4),
    /** Dirty bits are read and cleared. */
    USAGE(4),
    /** A capability to a frame or a table is deleted. */
    DELETE(2),
    /** A capability to a frame or a table is moved to another slot. What is mapped through it is unmapped. */
    MOVE(1),
    /** A capability to a frame or a table is revoked, on all cores. */
    REVOKE(2),
    /** A domain gets a copy of a capability to a frame. */
    COPY_FRAME(3),
    /** A domain of another core maps a table. */
    SHARE_TABLE(4),
    /** Pages are mapped in another domain, to be copied at the first write. */
    FORK(6),
    /** Capabilities to memory are made, deleted or revoked. */
    CHANGE_MEMORY(2);

    private static final int WEIGHTS = sumOfWeights();

    private final int weight;

    PagingOperation(int weight) {
        this.weight = weight;
    }

    private static int sumOfWeights() {
        int sum = 0;
        for (PagingOperation operation : values()) {
            sum += operation.weight;
        }
        return sum;
    }

    static PagingOperation choose(Random random) {
        int number = random.nextInt(WEIGHTS);
        int index = 0;
        while (number >= values()[index].weight) {
            number -= values()[index].weight;
            index++;
        }
        return values()[index];
    }
}
