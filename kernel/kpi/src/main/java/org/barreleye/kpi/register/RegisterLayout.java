package org.barreleye.kpi.register;

/**
 * The place of a register among those of its device, and the effect of stores.
 *
 * @param offset of its first byte from that of the first register, a multiple of its size
 * @param bits its size in bits: 8, 32 or 64
 * @param access the effect of stores
 */
public record RegisterLayout(int offset, int bits, RegisterAccess access) {}
