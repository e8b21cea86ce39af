package org.barreleye.machine.fault;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a fault from a sentence. Tries every {@link FaultForm}; if none fits, the error is at the place up to which the
 * longest has fitted, and names all that could follow there.
 */
public final class FaultParser {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*|[0-9]+(?:\\.[0-9]+)?|\\S");
    private static final Pattern MACHINE = Pattern.compile("m[0-9]{1,4}");
    private static final int MAX_DIGITS = 18;

    private final String sentence;
    private final List<Token> tokens = new ArrayList<>();
    // The token at which the sentence of the fault begins.
    private int begin;
    // Where the forms that fitted furthest did not fit, what they expected there, and the first of them.
    private int furthest = -1;
    private final List<String> expected = new ArrayList<>();
    private FaultForm nearest = FaultForm.CRASH;

    private FaultParser(String sentence) {
        this.sentence = sentence;
        Matcher matcher = TOKEN.matcher(sentence);
        while (matcher.find()) {
            tokens.add(new Token(matcher.group(), matcher.start() + 1));
        }
    }

    /**
     * Reads a fault. Words are separated by blanks; there may be none between a number and its unit.
     *
     * @throws FaultSyntaxException if the sentence has none of the forms, or if a number is out of its range
     */
    public static Fault parse(String sentence) {
        return new FaultParser(sentence).fault();
    }

    /**
     * Reads a fault of one of several machines: {@code m1:} before it names a machine besides the first, and {@code
     * m0:} or nothing the first.
     *
     * @throws FaultSyntaxException if the rest has none of the forms, or if a number is out of its range
     */
    public static MachineFault parseOfMachine(String sentence) {
        FaultParser parser = new FaultParser(sentence);
        if (!parser.namesMachine()) {
            return new MachineFault(0, parser.fault());
        }
        parser.begin = 2;
        return new MachineFault(Integer.parseInt(parser.text(0).substring(1)), parser.fault());
    }

    private boolean namesMachine() {
        return MACHINE.matcher(text(0)).matches() && text(1).equals(":");
    }

    private Fault fault() {
        for (FaultForm form : FaultForm.values()) {
            List<Object> values = match(form);
            if (values != null) {
                return make(form, values);
            }
        }
        throw error();
    }

    private Fault make(FaultForm form, List<Object> values) {
        try {
            return form.make(values);
        } catch (FaultSyntaxException located) {
            throw located;
        } catch (IllegalArgumentException refused) {
            throw new FaultSyntaxException(sentence, 1, refused.getMessage(), form.example());
        }
    }

    /** The values of the sentence if it has the form, or else null. */
    private List<Object> match(FaultForm form) {
        List<Object> values = new ArrayList<>();
        int next = begin;
        for (String word : form.words()) {
            if (!isPlaceholder(word)) {
                if (!text(next).equals(word)) {
                    return expect(next, "'" + word + "'", form);
                }
                next++;
                continue;
            }
            Placeholder placeholder = Placeholder.valueOf(word);
            int length = length(placeholder, next);
            if (length == 0) {
                return expect(next, placeholder.description(), form);
            }
            values.add(value(placeholder, next));
            next += length;
        }
        return next == tokens.size() ? values : expect(next, "the end", form);
    }

    private static boolean isPlaceholder(String word) {
        return Character.isUpperCase(word.charAt(0));
    }

    /** The number of tokens of a value; 0 if there is none here. */
    private int length(Placeholder placeholder, int at) {
        return switch (placeholder) {
            case SHARE, PERCENT -> isWhole(at) && text(at + 1).equals("%") ? 2 : 0;
            case TIME -> isNumber(at) && TimeUnit.spelled(text(at + 1)).isPresent() ? 2 : 0;
            case CORE, NODE, COUNT -> isWhole(at) ? 1 : 0;
            case DEVICE, PORT -> Character.isLetter(first(at)) ? 1 : 0;
        };
    }

    private Object value(Placeholder placeholder, int at) {
        return switch (placeholder) {
            case SHARE, PERCENT, CORE, NODE, COUNT -> Long.parseLong(text(at));
            case TIME -> time(at);
            case DEVICE, PORT -> text(at);
        };
    }

    private long time(int at) {
        TimeUnit unit = TimeUnit.spelled(text(at + 1)).orElseThrow();
        BigDecimal exact = new BigDecimal(text(at)).multiply(BigDecimal.valueOf(unit.picoseconds()));
        if (exact.stripTrailingZeros().scale() > 0 || exact.toBigInteger().bitLength() > Long.SIZE - 1) {
            throw new FaultSyntaxException(sentence, column(at), "'" + text(at) + " " + text(at + 1)
                    + "' is no whole number of picoseconds up to 2^63", "3 ms");
        }
        return exact.longValueExact();
    }

    private boolean isWhole(int at) {
        return isNumber(at) && text(at).indexOf('.') < 0;
    }

    private boolean isNumber(int at) {
        return Character.isDigit(first(at)) && text(at).length() <= MAX_DIGITS;
    }

    private char first(int at) {
        return at < tokens.size() ? text(at).charAt(0) : ' ';
    }

    private String text(int at) {
        return at < tokens.size() ? tokens.get(at).text() : "";
    }

    private int column(int at) {
        return at < tokens.size() ? tokens.get(at).column() : sentence.length() + 1;
    }

    // ---- errors

    private List<Object> expect(int at, String what, FaultForm form) {
        if (at > furthest) {
            furthest = at;
            expected.clear();
            nearest = form;
        }
        if (at == furthest && !expected.contains(what)) {
            expected.add(what);
        }
        return null;
    }

    private FaultSyntaxException error() {
        String found = furthest < tokens.size() ? "'" + text(furthest) + "'" : "the end";
        FaultForm shown = furthest == begin ? FaultForm.CRASH : nearest;
        return new FaultSyntaxException(sentence, column(furthest), "expected " + alternatives() + ", not " + found
                + hint(), shown.example());
    }

    private String alternatives() {
        if (expected.size() == 1) {
            return expected.get(0);
        }
        return String.join(", ", expected.subList(0, expected.size() - 1)) + " or "
                + expected.get(expected.size() - 1);
    }

    private String hint() {
        if (text(begin).equals("machine")) {
            return ": a machine besides the first is written 'm1:'";
        }
        return begin == 0 && namesMachine() ? ": a machine is named on the command line of `boot` only"
                : linkHint();
    }

    /** A link of the interconnect loses nothing in this model, and a user may expect that it does. */
    private String linkHint() {
        String wire = switch (text(furthest)) {
            case "loses", "drops" -> "loses 10 %";
            case "duplicates" -> "duplicates 10 % up to 1 ms";
            case "reorders" -> "reorders 10 % up to 1 ms";
            default -> "";
        };
        return text(begin).equals("link") && !wire.isEmpty() ? ": a link between nodes is coherent, so nothing gets "
                + "lost, repeated or reordered on it; the wire does that to frames, as in 'port nic0 " + wire + "'"
                : "";
    }

    private record Token(String text, int column) {}
}
