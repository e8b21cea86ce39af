package org.barreleye.flounder.roundtrip;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random definitions of interfaces, all of them legal. */
final class RandomInterfaces {
    private static final List<String> SCALARS = List.of("bool", "char", "uint8", "int8", "uint16", "int16", "uint32",
            "int32", "int", "iref", "errval", "uint64", "int64", "size", "uintptr", "intptr");
    private static final List<String> NAMES =
            List.of("a", "A", "b_c", "bC", "class", "int_", "x'y", "token", "messages", "words", "number", "String_",
            "copy", "list", "value", "of", "get", "length", "elements", "reply", "index");

    private final Random random;
    /** Types of fixed layout, which may be elements of dynamic arrays, and all types. */
    private final List<String> fixed = new ArrayList<>(SCALARS);
    private final List<String> all = new ArrayList<>(SCALARS);
    private final StringBuilder text = new StringBuilder("interface chaos \"made by chance\" {\n");

    RandomInterfaces(Random random) {
        this.random = random;
        all.add("cap");
        all.add("give_away_cap");
    }

    /** Another definition. */
    String next() {
        int types = random.nextInt(8);
        for (int i = 0; i < types; i++) {
            type("t" + i);
        }
        int operations = 1 + random.nextInt(12);
        for (int i = 0; i < operations; i++) {
            operation("m" + i);
        }
        return text.append("};\n").toString();
    }

    private String one(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private void type(String name) {
        switch (random.nextInt(4)) {
            case 0 -> {
                text.append("    typedef enum { ").append(String.join(", ", names(1 + random.nextInt(5)))).append(" } ")
                        .append(name).append(";\n");
                fixed.add(name);
                all.add(name);
            }
            case 1 -> array(name);
            default -> structure(name);
        }
    }

    private void array(String name) {
        String element = one(all);
        text.append("    typedef ").append(element).append(' ').append(name).append('[').append(1 + random.nextInt(12))
                .append("];\n");
        added(name, fixed.contains(element));
    }

    private void added(String name, boolean fixedLayout) {
        all.add(name);
        if (fixedLayout) {
            fixed.add(name);
        }
    }

    private void structure(String name) {
        boolean fixedLayout = true;
        text.append("    typedef struct {");
        for (String field : names(1 + random.nextInt(6))) {
            if (random.nextInt(6) == 0) {
                text.append(" String ").append(field).append('[').append(1 + random.nextInt(30)).append("];");
                fixedLayout = false;
            } else {
                String type = one(all);
                fixedLayout &= fixed.contains(type);
                String bounds = random.nextInt(5) == 0 ? "[" + (1 + random.nextInt(9)) + "]" : "";
                text.append(' ').append(type).append(' ').append(field).append(bounds).append(';');
            }
        }
        text.append(" } ").append(name).append(";\n");
        added(name, fixedLayout);
    }

    private List<String> names(int count) {
        List<String> names = new ArrayList<>(NAMES);
        java.util.Collections.shuffle(names, random);
        return names.subList(0, count);
    }

    private void operation(String name) {
        boolean rpc = random.nextBoolean();
        text.append(rpc ? "    rpc " : "    message ").append(name).append('(');
        String separator = "";
        for (String parameter : names(random.nextInt(6))) {
            text.append(separator).append(rpc ? random.nextBoolean() ? "in " : "out " : "");
            separator = ", ";
            int kind = random.nextInt(8);
            if (kind == 0) {
                text.append("String ").append(parameter).append('[').append(1 + random.nextInt(200)).append(']');
            } else if (kind == 1) {
                text.append(one(fixed)).append(' ').append(parameter).append("[count_").append(parameter).append(", ")
                        .append(1 + random.nextInt(20)).append(']');
            } else {
                text.append(one(all)).append(' ').append(parameter);
            }
        }
        text.append(");\n");
    }
}
