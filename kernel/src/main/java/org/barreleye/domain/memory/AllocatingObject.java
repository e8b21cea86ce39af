package org.barreleye.domain.memory;

import java.util.Optional;

/** An object that allocates a block when it is mapped, which a program that may not wait requests before. */
interface AllocatingObject extends MemoryObject {
    /** The block that it allocates if it is mapped now; absent if it needs none, or cannot be mapped. */
    Optional<BlockRequest> neededBlock(AddressSpace space);
}
