package org.barreleye.compiler.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.diagnostic.DiagnosticCode;

/** The listing of the codes of a compiler and of their explanations. */
public final class CodeListing {
    private static final int LINES_SHOWN = 24;

    private final PrintWriter out;

    /** Prints to a command's results. */
    public CodeListing(PrintWriter out) {
        this.out = out;
    }

    /** All codes, a line each. */
    public void list(List<? extends DiagnosticCode> codes) {
        codes.forEach(code -> print(code.code() + "  " + code.severity().label() + "  " + code.readableName() + ": "
                + code.title()));
    }

    /** One code with its explanation and examples; long ones are shortened in the middle. */
    public void explain(DiagnosticCode code) {
        print(code.code() + " (" + code.readableName() + "), " + code.severity().label() + ": " + code.title());
        print("");
        print(code.explanation());
        print("");
        print("Bad:");
        example(code.badExample());
        print("");
        print("Good:");
        example(code.goodExample());
    }

    private void example(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (lines.size() > LINES_SHOWN) {
            int half = LINES_SHOWN / 2;
            List<String> omitted = lines.subList(half, lines.size() - half);
            int count = omitted.size();
            omitted.clear();
            lines.add(half, "// ... and " + count + " more lines like these ...");
        }
        lines.forEach(line -> print("    " + line));
    }

    private void print(String line) {
        out.println(line.stripTrailing());
    }
}
