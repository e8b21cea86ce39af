package org.barreleye.hamlet.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.HamletCompiler;

/** Writes specifications by chance: everything that the language allows, in a mix that makes types meet. */
public final class RandomSpecifications {
    private static final List<String> VALUES =
            List.of("0", "1", "3", "12", "40", "64", "4096", "0x7fffffff", "0x80000000", "0xffffffff",
            "0x8000000000000000", "0xfffffffffffff000", "-1", "-4096");
    private static final List<String> NUMBERS =
            List.of("uint8", "uint16", "uint32", "uint64", "int", "genpaddr", "gensize", "lpaddr", "genvaddr",
            "lvaddr", "caddr", "caprights", "coreid", "pasid");
    private static final List<String> RIGHTS = List.of("read", "write", "grant", "revoke");

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final List<String> concrete = new ArrayList<>();
    private final List<String> all = new ArrayList<>();
    private int fields;

    private RandomSpecifications(Random random) {
        this.random = random;
    }

    /** A specification without errors. */
    public static SourceFile accepted(Random random) {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            SourceFile source = SourceFile.of("random.hl", next(random));
            if (!HamletCompiler.check(source).findings().hasErrors()) {
                return source;
            }
        }
        throw new AssertionError("no random specification is accepted");
    }

    /** A specification of 2 to 12 types; it may have errors. */
    public static String next(Random random) {
        return new RandomSpecifications(random).write();
    }

    private String write() {
        for (int i = 0; i < 5; i++) {
            text.append("define c").append(i).append(' ').append(pick(VALUES)).append(";\n");
        }
        text.append("rights ").append(String.join(", ", RIGHTS)).append(";\n");
        text.append("operation revoke needs revoke;\noperation copy needs ").append(rights()).append(";\n");
        int types = 2 + random.nextInt(11);
        for (int i = 0; i < types; i++) {
            type("T" + i, i == 0);
        }
        return text.toString();
    }

    private void type(String name, boolean plain) {
        boolean template = !plain && chance(7);
        List<String> mintable = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        if (chance(5)) {
            body.append("    can_retype_multiple;\n");
        }
        range(body, plain);
        for (int more = random.nextInt(4); more > 0; more--) {
            String field = field();
            body.append("    ").append(chance(2) ? "eq " : "").append(pick(NUMBERS)).append(' ').append(field)
                    .append(";\n");
            mintable.add(field);
        }
        if (!plain && chance(5)) {
            body.append("    \"struct dcb\" ").append(field()).append(";\n");
        }
        for (int number = random.nextInt(3); number > 0; number--) {
            invocation(body, number);
        }
        attributes(template, mintable, all.size());
        text.append("cap ").append(name).append(clauses(template, plain)).append(" {\n").append(body).append("};\n");
        all.add(name);
        if (!template) {
            concrete.add(name);
        }
    }

    private String field() {
        return "f" + fields++;
    }

    private void attributes(boolean template, List<String> fields, int place) {
        if (chance(4)) {
            text.append("@align(").append(1 << random.nextInt(13)).append(") ");
        }
        if (chance(4)) {
            text.append("@size_multiple(").append(1 + random.nextInt(6)).append(") ");
        }
        if (chance(4)) {
            text.append("@max_objects(").append(1 + random.nextInt(5)).append(") ");
        }
        if (chance(3)) {
            text.append("@transferable ");
        }
        if (!template && chance(6)) {
            text.append("@number(").append(200 - place).append(") ");
        }
        if (!fields.isEmpty() && chance(2)) {
            text.append("@mint(").append(pick(fields)).append(") ");
        }
    }

    private String clauses(boolean template, boolean plain) {
        StringBuilder clauses = new StringBuilder();
        if (chance(12)) {
            clauses.append(chance(2) ? " is_always_copy" : " is_never_copy");
        } else {
            clauses.append(!plain && !template && !concrete.isEmpty() && !chance(4) ? " from " + pick(concrete) : "");
            clauses.append(!template && chance(2) ? " from_self" : "");
        }
        clauses.append(template ? " abstract" : "");
        clauses.append(!plain && chance(3) ? " inherit " + pick(all) : "");
        return clauses.toString();
    }

    private void range(StringBuilder body, boolean plain) {
        switch (plain ? 0 : random.nextInt(8)) {
            case 0, 1, 2 -> body.append("    address ").append(pick(List.of("genpaddr", "uint32", "uint8")))
                    .append(' ').append(field()).append(";\n");
            case 3 -> sum(body, "address { ", " };\n");
            case 4 -> sum(body, "address { mem_to_phys(", ") };\n");
            case 5 -> {
                String reference = field();
                body.append("    \"struct capability\" ").append(reference).append(";\n    address { get_address(")
                        .append(reference).append(") };\n");
            }
            default -> {
                return;
            }
        }
        switch (random.nextInt(7)) {
            case 0, 1, 2 -> body.append("    size ").append(pick(List.of("gensize", "uint16", "int"))).append(' ')
                    .append(field()).append(";\n");
            case 3 -> body.append("    size_bits uint8 ").append(field()).append(";\n");
            case 4 -> sum(body, "size { ", " };\n");
            case 5 -> body.append("    size { ").append(constant()).append(" };\n");
            default -> { }
        }
    }

    /** A sum of new fields and constants. */
    private void sum(StringBuilder body, String before, String after) {
        List<String> names = new ArrayList<>();
        for (int i = chance(3) ? 1 : 2; i > 0; i--) {
            if (chance(3)) {
                names.add(constant());
            } else {
                String field = field();
                body.append("    ").append(pick(NUMBERS)).append(' ').append(field).append(";\n");
                names.add(field);
            }
        }
        body.append("    ").append(before).append(String.join(" + ", names)).append(after);
    }

    private void invocation(StringBuilder body, int number) {
        body.append("    ").append(chance(3) ? "@foreign " : "").append("invocation i").append(fields++).append('[')
                .append(number).append("] needs ").append(rights()).append(chance(2) ? " (uint8 a, caddr b)" : " ()")
                .append(chance(2) ? " -> (uint32 x);\n" : ";\n");
    }

    private String rights() {
        List<String> some = RIGHTS.stream().filter(right -> chance(2)).toList();
        return some.isEmpty() ? pick(RIGHTS) : String.join(", ", some);
    }

    private String constant() {
        return "c" + random.nextInt(5);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
