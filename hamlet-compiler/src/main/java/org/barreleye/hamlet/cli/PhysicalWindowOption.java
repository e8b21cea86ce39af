package org.barreleye.hamlet.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option for the address of physical memory in the kernel. */
final class PhysicalWindowOption {
    @Option(names = "--physical-window", paramLabel = "HEX", defaultValue = "0", converter = Hexadecimal.class,
            description = "The kernel virtual address of physical address 0, for mem_to_phys: a hexadecimal number. "
                    + "Default: ${DEFAULT-VALUE}.")
    private long address;

    /** The kernel virtual address of physical address 0. */
    long address() {
        return address;
    }

    /** Reads unsigned hexadecimal numbers, with or without {@code 0x}. */
    static final class Hexadecimal implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                return Long.parseUnsignedLong(text.startsWith("0x") ? text.substring(2) : text, 16);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is not a hexadecimal number of at most 64 bits");
            }
        }
    }
}
