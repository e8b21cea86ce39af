package org.barreleye.compiler.output;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * A checksum of 64 bits by which an edited file is noticed: CRC-32C and CRC-32. Both are fast in a virtual machine that
 * has just started, where a cryptographic digest is not. It protects against accidents, not against an adversary, who
 * could as well edit the record of checksums.
 */
final class ContentChecksum {
    private ContentChecksum() {}

    /** The checksum of some bytes. */
    static long of(byte[] bytes) {
        return of(bytes, bytes.length);
    }

    /** The checksum of the first bytes. */
    static long of(byte[] bytes, int length) {
        CRC32C castagnoli = new CRC32C();
        castagnoli.update(bytes, 0, length);
        CRC32 ethernet = new CRC32();
        ethernet.update(bytes, 0, length);
        return castagnoli.getValue() << Integer.SIZE | ethernet.getValue();
    }
}
