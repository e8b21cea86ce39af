package org.barreleye.machine.topology;

import java.util.Optional;
import java.util.stream.Stream;

/** The instruction sets that a topology may name, and what follows from each. */
enum InstructionSet {
    X86_64("x86_64|amd64", "x86-64", 64, "little", "total-store-order"),
    X86_32("i[3-6]86|x86", "x86-32", 32, "little", "total-store-order"),
    AARCH64("aarch64|arm64", "aarch64", 64, "little", "weak"),
    ARMV7("armv7.*|armv6.*|arm", "armv7", 32, "little", "weak"),
    RISCV64("riscv64", "riscv64", 64, "little", "weak"),
    POWER64_LITTLE("ppc64le", "power64", 64, "little", "weak"),
    POWER64("ppc64", "power64", 64, "big", "weak");

    private final String names;
    private final String tag;
    private final int wordBits;
    private final String endianness;
    private final String memoryModel;

    InstructionSet(String names, String tag, int wordBits, String endianness, String memoryModel) {
        this.names = names;
        this.tag = tag;
        this.wordBits = wordBits;
        this.endianness = endianness;
        this.memoryModel = memoryModel;
    }

    /** The instruction set of the architecture that {@code uname -m} prints. */
    static Optional<InstructionSet> of(String architecture) {
        return Stream.of(values()).filter(set -> architecture.matches(set.names)).findFirst();
    }

    /** Its tag in machine files. */
    String tag() {
        return tag;
    }

    int wordBits() {
        return wordBits;
    }

    String endianness() {
        return endianness;
    }

    /** The order in which cores see stores. */
    String memoryModel() {
        return memoryModel;
    }
}
