package org.barreleye.hamlet.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.hamlet.analysis.SpecificationAnalysis;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.hamlet.report.ConformanceTable;

/** One run over a vector file: compares every row with the generated classes or the table. */
public final class Verification {
    private static final int SHOWN_MAX = 10;

    private final GeneratedPredicates generated;
    private final List<String> table;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<String> mismatches = new ArrayList<>();
    private int mismatchCount;

    private Verification(GeneratedPredicates generated, List<String> table) {
        this.generated = generated;
        this.table = table;
    }

    /**
     * The result of a run.
     *
     * @param counts the number of rows of each kind, in the order of the file
     * @param mismatchCount the number of results that differ
     * @param mismatches the first of them, a line each
     */
    public record Outcome(Map<String, Integer> counts, int mismatchCount, List<String> mismatches) {
        /** Tests whether no result differs. */
        public boolean agrees() {
            return mismatchCount == 0;
        }
    }

    /**
     * Verifies a specification.
     *
     * @throws IOException with a sentence for the user, if there is no compiler
     * @throws VectorFormatException if the file does not match the specification
     */
    public static Outcome of(Specification specification, VectorFile vectors) throws IOException {
        if (specification.concreteTypes().isEmpty()) {
            throw new VectorFormatException("the specification has no types, so there is nothing to ask");
        }
        Verification run = new Verification(GeneratedPredicates.of(specification, vectors.window()),
                ConformanceTable.rows(SpecificationAnalysis.of(specification, vectors.window())));
        vectors.rows().forEach(run::row);
        return new Outcome(run.counts, run.mismatchCount, run.mismatches);
    }

    private void row(VectorRow row) {
        Consumer<VectorRow> check = switch (row.kind()) {
            case "D", "F" -> this::tableRow;
            case "T" -> this::type;
            case "W" -> this::retypeTargets;
            case "X" -> this::invalid;
            case "P" -> this::pair;
            default -> throw new VectorFormatException("line " + row.line() + " is of no kind that there is: '"
                    + row.kind() + "'");
        };
        counts.merge(row.kind(), 1, Integer::sum);
        check.accept(row);
    }

    private void tableRow(VectorRow row) {
        if (!table.contains(row.toString())) {
            mismatch(row, "the specification says otherwise, or nothing");
        }
    }

    private void type(VectorRow row) {
        tableRow(row);
        generated.type(row.number(1)).ifPresent(type -> {
            Object constant = generated.constant(type);
            expect(row, "root=", row.column(3), "root=" + generated.invoke("typeRoot", constant));
            expect(row, "revoked_first_nodesc", row.column(6),
                    "revoked_first_nodesc=" + bit(generated.invoke("isRevokedFirst", constant, false)));
            expect(row, "revoked_first_desc", row.column(7),
                    "revoked_first_desc=" + bit(generated.invoke("isRevokedFirst", constant, true)));
        });
    }

    private void retypeTargets(VectorRow row) {
        CapabilityType source = generated.type(row.number(1)).orElseThrow(() -> new VectorFormatException(
                "line " + row.line() + ": the specification has no type with the number " + row.column(1)));
        String bits = row.column(3);
        for (int number = 0; number < bits.length(); number++) {
            Optional<CapabilityType> target = generated.type(number);
            String answer = target.isPresent()
                    ? bit(generated.invoke("isWellFounded", generated.constant(source),
                    generated.constant(target.get())))
                    : "0";
            expect(row, "retype into type " + number, bits.substring(number, number + 1), answer);
        }
    }

    /** The reference returns 0 for numbers that no type has; generated code has no value for them. */
    private void invalid(VectorRow row) {
        generated.type(row.number(1)).ifPresent(type -> mismatch(row, "this is the number of " + type.name()));
    }

    private void pair(VectorRow row) {
        Map<String, String> columns = row.named();
        try {
            Object left = generated.capability(columns, "L");
            Object right = generated.capability(columns, "R");
            new PairPredicates(generated).of(left, right).forEach((question, answer) ->
                    expect(row, question, columns.getOrDefault(question, answer), answer));
        } catch (VectorFormatException e) {
            throw new VectorFormatException("line " + row.line() + ": " + e.getMessage());
        }
    }

    private void expect(VectorRow row, String question, String expected, String answer) {
        if (!expected.equals(answer)) {
            mismatch(row, question + " is " + expected + " there, and " + answer + " here");
        }
    }

    private void mismatch(VectorRow row, String difference) {
        mismatchCount++;
        if (mismatches.size() < SHOWN_MAX) {
            mismatches.add("line " + row.line() + ", " + row.kind() + " " + row.column(1) + ": " + difference);
        }
    }

    private static String bit(Object answer) {
        return (Boolean) answer ? "1" : "0";
    }
}
