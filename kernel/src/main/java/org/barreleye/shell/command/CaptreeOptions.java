package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.shell.derivation.TreeFormat;

/**
 * The arguments of {@code captree}.
 *
 * @param place the words that are no options: a capability address, or none
 * @param format the format of the output
 * @param limit the most objects that are shown, 1 or more
 */
record CaptreeOptions(Arguments place, TreeFormat format, int limit) {
    private static final String FORMAT = "--format";
    private static final String LIMIT = "--limit";
    private static final int DEFAULT_LIMIT = 100;
    private static final int WORDS_OF_OPTION = 2;

    static CaptreeOptions of(Arguments arguments) throws UsageError {
        List<String> place = new ArrayList<>();
        TreeFormat format = TreeFormat.TEXT;
        int limit = DEFAULT_LIMIT;
        int next = 0;
        while (next < arguments.count()) {
            String word = arguments.words().get(next);
            switch (word) {
                case FORMAT -> format = format(arguments.word(next + 1, "FORMAT"));
                case LIMIT -> limit = limit(arguments.number(next + 1, "N"));
                default -> place.add(plain(word));
            }
            next += word.equals(FORMAT) || word.equals(LIMIT) ? WORDS_OF_OPTION : 1;
        }
        Arguments rest = new Arguments(place, arguments.background());
        rest.atMost(1);
        return new CaptreeOptions(rest, format, limit);
    }

    private static String plain(String word) throws UsageError {
        if (word.startsWith("-")) {
            throw new UsageError("the options are " + FORMAT + " and " + LIMIT + ", not `" + word + "`");
        }
        return word;
    }

    private static TreeFormat format(String name) throws UsageError {
        return TreeFormat.named(name).orElseThrow(() -> new UsageError(
                "there is no format `" + name + "`; there are " + TreeFormat.labels()));
    }

    private static int limit(long number) throws UsageError {
        if (number == 0 || number > Integer.MAX_VALUE) {
            throw new UsageError("N is a number from 1 to " + Integer.MAX_VALUE + ", not " + number);
        }
        return (int) number;
    }
}
