package org.barreleye.machine.fault;

import java.util.ArrayList;
import java.util.List;

/** The grammar of faults as text, which {@code explain fault} shows. */
public final class FaultGrammar {
    private FaultGrammar() {}

    /** The text, one line each: two for every form, and one for every placeholder. Lines have up to 78 columns. */
    public static List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("A fault is one of these sentences:");
        lines.add("");
        for (FaultForm form : FaultForm.values()) {
            lines.add("  " + form.text());
            lines.add("      " + form.meaning());
        }
        lines.add("");
        for (Placeholder placeholder : Placeholder.values()) {
            lines.add(String.format("  %-8s %s", placeholder, placeholder.description()));
        }
        lines.add("");
        lines.add("A share is drawn for each occasion. Times count from power-on. Faults are given");
        lines.add("by `boot --fault 'SENTENCE'`, which is repeatable, or as the list 'faults' of a");
        lines.add("machine file; `boot --faults-seed N` draws other occasions of the same run.");
        lines.add("Of several machines (`boot --machines N`), the first has the faults; those of");
        lines.add("the others begin with the machine: `--fault 'm1: core 5 stops at 3 ms'`.");
        return lines;
    }
}
