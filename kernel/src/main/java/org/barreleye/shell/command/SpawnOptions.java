package org.barreleye.shell.command;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.barreleye.domain.SpawnTerms;
import org.barreleye.kpi.syscall.Manifest.Need;

/**
 * The options at the beginning of the arguments of {@code spawn}: what the shell passes on to the program.
 *
 * @param terms what it passes on
 * @param words the number of words that are options
 */
record SpawnOptions(SpawnTerms terms, int words) {
    private static final String GRANT = "--grant";
    private static final String QUOTA = "--quota";
    private static final int WORDS_OF_OPTION = 2;

    /** Reads the options, up to the first word that is none. */
    static SpawnOptions of(Arguments arguments) throws UsageError {
        SpawnTerms terms = SpawnTerms.USUAL;
        int next = 0;
        while (next < arguments.count() && arguments.words().get(next).startsWith("--")) {
            String option = arguments.words().get(next);
            if (option.equals(GRANT)) {
                terms = withGrants(terms, arguments.word(next + 1, "AUTHORITY"));
            } else if (option.equals(QUOTA)) {
                terms = withQuotas(terms, arguments.word(next + 1, "NAME=NUMBER"));
            } else {
                throw new UsageError("the options are " + GRANT + " and " + QUOTA + ", not `" + option + "`");
            }
            next += WORDS_OF_OPTION;
        }
        return new SpawnOptions(terms, next);
    }

    private static SpawnTerms withGrants(SpawnTerms terms, String list) throws UsageError {
        SpawnTerms more = terms;
        for (String word : list.split(",")) {
            Need authority = Stream.of(Need.values()).filter(need -> label(need).equals(word)).findFirst()
                    .orElseThrow(() -> new UsageError("there is no authority `" + word + "`; there are " + labels()));
            more = more.granting(authority);
        }
        return more;
    }

    private static SpawnTerms withQuotas(SpawnTerms terms, String list) throws UsageError {
        SpawnTerms more = terms;
        for (String setting : list.split(",")) {
            try {
                more = new SpawnTerms(more.grants(), more.quota().withSetting(setting));
            } catch (IllegalArgumentException wrong) {
                throw new UsageError(wrong.getMessage());
            }
        }
        return more;
    }

    static String label(Need authority) {
        return authority.name().toLowerCase(Locale.ROOT);
    }

    private static String labels() {
        return Stream.of(Need.values()).map(SpawnOptions::label).collect(Collectors.joining(", "));
    }
}
