package org.barreleye.shell.command;

import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.addressspace.MappedInfo;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * Memory that a process can access at adjacent addresses.
 *
 * @param info its description
 */
record MappedMemory(MappedInfo info) {
    /** Returns whether the core has no MMU, so that the addresses are physical. */
    boolean isPhysical() {
        return info.pageBytes() == 0;
    }

    /** The address after the last one. */
    long end() {
        return info.first() + info.bytes();
    }

    /** The number of pages. */
    long pages() {
        return isPhysical() ? 0 : info.bytes() / info.pageBytes();
    }

    /** Returns whether an address of the process lies in it. */
    boolean contains(long address) {
        return Long.compareUnsigned(address - info.first(), info.bytes()) < 0;
    }

    /** Returns whether a canonical address, in one word, is one of its bytes. */
    boolean isAt(long canonical) {
        return Long.compareUnsigned(canonical - info.base(), info.bytes()) < 0;
    }

    /** The canonical address of the byte at an address of the process. */
    CanonicalAddress canonical(long address) {
        return CanonicalAddress.of(info.base() + address - info.first());
    }

    /** The address of the process for a canonical address in one word. */
    long address(long canonical) {
        return info.first() + canonical - info.base();
    }

    /** The name of the type of the capability. */
    String type() {
        return ObjectType.isNumber(info.type()) ? ObjectType.of((int) info.type()).declaredName()
                : "type " + info.type();
    }

    /** The access that is permitted. */
    String access() {
        return ObjectRights.describe((int) info.access() & ObjectRights.ALL);
    }

    /** Returns whether the capability is in the capability space of the process. */
    boolean hasSource() {
        return info.source() != 0;
    }

    /** The place of the capability in the space of a process. */
    CapabilityPlace source(long process) {
        return new CapabilityPlace(process, new CapabilityAddress((int) info.source()));
    }

    /** Returns whether another one continues this one, so that the two are one run of pages. */
    boolean isContinuedBy(MappedMemory next) {
        return end() == next.info.first() && info.base() + info.bytes() == next.info.base()
                && info.pageBytes() == next.info.pageBytes() && info.type() == next.info.type()
                && info.access() == next.info.access();
    }

    /** Returns this one and its continuation as one. */
    MappedMemory with(MappedMemory next) {
        return new MappedMemory(new MappedInfo(info.first(), info.bytes() + next.info.bytes(), info.pageBytes(),
                info.base(), info.type(), info.access(), info.hasUsage(), info.accessed() + next.info.accessed(),
                info.written() + next.info.written(), info.source()));
    }
}
