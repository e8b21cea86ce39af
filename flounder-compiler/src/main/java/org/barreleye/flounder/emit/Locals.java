package org.barreleye.flounder.emit;

import java.util.ArrayList;
import java.util.List;

/** Names for the variables of one generated method, beside those that come from the source. */
final class Locals {
    private final List<String> taken;

    Locals(List<Argument> arguments) {
        taken = new ArrayList<>(arguments.stream().map(Argument::name).toList());
    }

    /** The wanted name, with underscores behind it if the source has it already. */
    String name(String wanted) {
        String name = wanted;
        while (taken.contains(name)) {
            name = name + "_";
        }
        return name;
    }
}
