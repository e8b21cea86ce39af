package org.barreleye.confinement.meter;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.Collection;

/**
 * The work of a call of the library whose time depends on its arguments, in cycles. The kinds are those of the lines
 * {@code priced} of the list of allowed classes.
 */
public final class LibraryWork {
    private static final int BITS_OF_A_WORD = 32;
    private static final int CHARACTERS_OF_A_WORD = 9;

    private LibraryWork() {}

    /** The cycles of a call with an argument, or with a receiver that has none. */
    public static double ofOne(Object argument, String kind, int cycles) {
        double size = size(argument);
        return cycles * switch (kind) {
            case "each" -> size;
            case "sort" -> size * (1 + Math.log(1 + size) / Math.log(2));
            case "square" -> size * size;
            default -> throw new IllegalStateException("there is no work of the kind " + kind);
        };
    }

    /** The cycles of a call with two arguments, or with a receiver and one. */
    public static double ofTwo(Object first, Object second, String kind, int cycles) {
        return cycles * switch (kind) {
            case "product" -> size(first) * size(second);
            case "power" -> size(first) * BITS_OF_A_WORD * size(second) * size(second);
            case "width" -> widths(String.valueOf(first));
            default -> throw new IllegalStateException("there is no work of the kind " + kind);
        };
    }

    /** The cycles of a call that raises a number to a power. */
    public static double ofPower(Object base, int exponent, int cycles) {
        double size = size(base) * Math.max(0, exponent);
        return cycles * size * size;
    }

    /** The cycles of a call that goes through a range of numbers. */
    public static double ofRange(int from, int to, int cycles) {
        return cycles * Math.max(0.0, (double) to - from);
    }

    /** The elements of an array or collection, the characters of a text in words, or the words of a number; from 1. */
    private static double size(Object argument) {
        double size = 1;
        if (argument instanceof BigInteger number) {
            size = number.bitLength() / (double) BITS_OF_A_WORD;
        } else if (argument instanceof String text) {
            size = text.length() / (double) CHARACTERS_OF_A_WORD;
        } else if (argument instanceof Collection<?> collection && collection.getClass().getClassLoader() == null) {
            size = collection.size(); // of a collection of the library; one of the program counts its own work
        } else if (argument != null && argument.getClass().isArray()) {
            size = Array.getLength(argument);
        }
        return Math.max(1, size);
    }

    /** The sum of the widths and precisions in a format. */
    private static double widths(String format) {
        double sum = 0;
        double number = 0;
        for (int i = 0; i < format.length(); i++) {
            char digit = format.charAt(i);
            if (digit >= '0' && digit <= '9') {
                number = number * 10 + digit - '0';
            } else {
                sum += number;
                number = 0;
            }
        }
        return sum + number;
    }
}
