package org.barreleye.shell.command;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.addressspace.TranslationCounts;
import org.barreleye.generated.user.inspect.GetCoreTranslationsResult;
import org.barreleye.generated.user.inspect.GetTranslationsResult;
import org.barreleye.generated.user.inspect.InspectClient;
import org.barreleye.kpi.outcome.CallFailed;

/** The cells of a table that say how memory accesses were translated; dashes where there is no MMU to count them. */
final class TranslationText {
    /** The option with which a command shows them. */
    static final String OPTION = "-v";

    private TranslationText() {}

    /** Returns the headings of the cells. */
    static List<String> headings() {
        return List.of("TLB HITS", "TLB MISSES", "PAGE FAULTS");
    }

    /** Returns the cells of a process. */
    static List<String> ofProcess(Session session, long process) throws CallFailed {
        Optional<InspectClient> inspector = session.inspectors().of(ProcessNumber.core(process));
        if (inspector.isEmpty()) {
            return unknown();
        }
        GetTranslationsResult result = inspector.get().getTranslations(process);
        return result.err().failed() ? unknown() : cells(result.counts());
    }

    /** Returns the cells of a core. */
    static List<String> ofCore(Session session, CoreTable.Row core) throws CallFailed {
        Optional<InspectClient> inspector = core.isOn() ? session.inspectors().of(core.number()) : Optional.empty();
        if (inspector.isEmpty()) {
            return unknown();
        }
        GetCoreTranslationsResult result = inspector.get().getCoreTranslations();
        return result.err().failed() ? unknown() : cells(result.counts());
    }

    private static List<String> unknown() {
        return Collections.nCopies(headings().size(), "-");
    }

    private static List<String> cells(TranslationCounts counts) {
        return List.of(Long.toString(counts.hits()), Long.toString(counts.walks()), Long.toString(counts.faults()));
    }
}
