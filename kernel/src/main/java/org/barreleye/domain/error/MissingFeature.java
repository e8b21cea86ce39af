package org.barreleye.domain.error;

import java.util.Arrays;
import java.util.Optional;
import org.barreleye.generated.user.nameservice.LookUpResult;
import org.barreleye.generated.user.nameservice.NameserviceClient;
import org.barreleye.kpi.memory.Feature;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;

/** The refusal to start a program on a core that lacks a feature on which the program relies. */
public final class MissingFeature {
    private static final String ISA = "isa=";

    private MissingFeature() {}

    /** The error. */
    public static SystemError error(Feature feature) {
        return switch (feature) {
            case CHOSEN_ADDRESSES -> SystemError.NO_CHOSEN_ADDRESSES;
            case PROTECTION -> SystemError.NO_PROTECTION;
            case GUARD_PAGES -> SystemError.NO_GUARD_PAGES;
            case PAGE_FAULTS -> SystemError.NO_PAGE_FAULTS;
        };
    }

    /**
     * The sentence that names program, core, and what the core lacks; absent for other errors.
     *
     * @param names which knows the cores
     */
    public static Optional<String> describe(NameserviceClient names, String program, long core, ErrorCode error)
            throws CallFailed {
        Optional<Feature> missing =
                Arrays.stream(Feature.values()).filter(feature -> error(feature).matches(error)).findFirst();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("'" + program + "' needs " + missing.get().description() + ", which core " + core + " ("
                + isa(names.lookUp("core." + core)) + "no MMU) does not have");
    }

    private static String isa(LookUpResult record) {
        return Arrays.stream(record.attributes().split(" ")).filter(word -> word.startsWith(ISA)).findFirst()
                .map(word -> word.substring(ISA.length()) + ", ").orElse("");
    }
}
