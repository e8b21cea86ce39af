package org.barreleye.machine.experiment;

import java.util.List;

/** All there are. */
public final class Experiments {
    private Experiments() {}

    /**
     * In the order in which a reader should meet them: what costs were made from, what follows from them, what they
     * predict.
     */
    public static List<Experiment> all() {
        return List.of(
                new LoadLatency(), new MessagePassing(), new ScratchpadAccess(), new Interrupts(), new SharedUpdate(),
                new Shootdown());
    }

    /**
     * The experiment of a name.
     *
     * @throws IllegalArgumentException if there is none; says which there are
     */
    public static Experiment named(String name) {
        return all().stream()
                .filter(experiment -> experiment.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no experiment is named '" + name + "'; there are "
                        + String.join(", ", all().stream().map(Experiment::name).toList()) + " and all"));
    }
}
