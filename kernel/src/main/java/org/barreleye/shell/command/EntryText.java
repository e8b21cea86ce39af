package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.addressspace.WalkInfo;
import org.barreleye.kpi.syscall.EntryFlags;

/** Text forms of the entries of page tables. */
final class EntryText {
    private static final long KIBI = 1024;
    private static final int BITS_IN_A_DIGIT = 4;

    private EntryText() {}

    /** The level of the table of a step; 0 if the type is no page table. */
    static int level(WalkInfo step) {
        return ObjectType.isNumber(step.type()) ? ObjectType.of((int) step.type()).pageTableLevel() : 0;
    }

    /** The name of the type of the table of a step. */
    static String type(WalkInfo step) {
        return ObjectType.isNumber(step.type()) ? ObjectType.of((int) step.type()).declaredName()
                : "type " + step.type();
    }

    /** The entry as a hexadecimal number. */
    static String hex(WalkInfo step) {
        int digits = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(step.entry()) + BITS_IN_A_DIGIT - 1)
                / BITS_IN_A_DIGIT);
        String number = Long.toHexString(step.entry());
        return "0x" + "0".repeat(Math.max(0, (digits > 8 ? 16 : 8) - number.length())) + number;
    }

    /** The bits of the entry in words. */
    static String bits(WalkInfo step) {
        long flags = step.flags();
        if (!names(step)) {
            return "not present";
        }
        List<String> words = new ArrayList<>(List.of("present"));
        words.add(EntryFlags.has(flags, EntryFlags.READABLE) ? "for users" : "for the kernel");
        words.add(EntryFlags.has(flags, EntryFlags.WRITABLE) ? "writable" : "read-only");
        if (EntryFlags.has(flags, EntryFlags.HAS_USAGE)) {
            words.add(EntryFlags.has(flags, EntryFlags.ACCESSED) ? "accessed" : "not accessed");
            words.add(EntryFlags.has(flags, EntryFlags.DIRTY) ? "dirty" : "clean");
        }
        words.add(isPage(step) ? "a page of " + size(step.span()) : "a table");
        return String.join(", ", words);
    }

    /** Returns whether the entry names a page. */
    static boolean isPage(WalkInfo step) {
        return EntryFlags.has(step.flags(), EntryFlags.PAGE);
    }

    /** Returns whether the entry names a page or a table. */
    static boolean names(WalkInfo step) {
        return isPage(step) || EntryFlags.has(step.flags(), EntryFlags.TABLE);
    }

    private static String size(long bytes) {
        String[] units = {"bytes", "KiB", "MiB", "GiB"};
        long number = bytes;
        int unit = 0;
        while (unit < units.length - 1 && number % KIBI == 0) {
            number /= KIBI;
            unit++;
        }
        return number + " " + units[unit];
    }
}
