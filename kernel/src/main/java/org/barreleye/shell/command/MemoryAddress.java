package org.barreleye.shell.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.barreleye.kpi.types.CanonicalAddress;

/**
 * The text forms of addresses of bytes: {@code 0x1000} is one of a process, {@code 0:0x1000} a canonical one. What a
 * program of a core without an MMU uses is a canonical address in one word.
 */
final class MemoryAddress {
    private static final Pattern CANONICAL = Pattern.compile("(\\d{1,5}):0x([0-9a-fA-F]{1,12})");
    private static final Pattern VIRTUAL = Pattern.compile("0x([0-9a-fA-F]{1,16})");
    private static final int SPACE_MAX = 0xffff;
    private static final int HEX = 16;

    private MemoryAddress() {}

    /** Returns whether a word has the form of a canonical address. */
    static boolean isCanonical(String word) {
        return canonical(word).isPresent();
    }

    /** Parses a canonical address. */
    static Optional<CanonicalAddress> canonical(String word) {
        Matcher form = CANONICAL.matcher(word);
        if (!form.matches() || Integer.parseInt(form.group(1)) > SPACE_MAX) {
            return Optional.empty();
        }
        return Optional.of(new CanonicalAddress(Integer.parseInt(form.group(1)),
                Long.parseLong(form.group(2), HEX)));
    }

    /** Parses an address of a process, which may be written as a canonical one. */
    static long read(Arguments arguments, int index) throws UsageError {
        String word = arguments.word(index, "ADDRESS");
        Optional<CanonicalAddress> canonical = canonical(word);
        if (canonical.isPresent()) {
            return canonical.get().packed();
        }
        Matcher form = VIRTUAL.matcher(word);
        if (!form.matches()) {
            throw new UsageError("ADDRESS is 0x and hexadecimal digits, or SPACE:0x and digits, not `" + word
                    + "`; `vspace` lists what is mapped");
        }
        return Long.parseUnsignedLong(form.group(1), HEX);
    }

    /** Formats an address of a process. */
    static String text(long address) {
        return "0x" + Long.toHexString(address);
    }

    /** Formats an address of a process of a core that has an MMU, or has none. */
    static String text(long address, boolean isPhysical) {
        return isPhysical ? CanonicalAddress.of(address).toString() : text(address);
    }
}
