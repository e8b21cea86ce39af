package org.barreleye.machine.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** All there are. */
public final class Experiments {
    private Experiments() {}

    /**
     * In the order in which a reader should meet them: what costs were made from, what follows from them, what they
     * predict; and then those that software above the machine provides, as services of this interface.
     */
    public static List<Experiment> all() {
        List<Experiment> all = new ArrayList<>(List.of(
                new LoadLatency(), new MessagePassing(), new MessageFootprint(), new ScratchpadAccess(),
                new Interrupts(), new SharedUpdate(), new Shootdown(), new Trees()));
        ServiceLoader.load(Experiment.class, Experiment.class.getClassLoader()).forEach(all::add);
        return all;
    }

    /**
     * The experiment of a name.
     *
     * @throws IllegalArgumentException if there is none; lists the names
     */
    public static Experiment named(String name) {
        return all().stream()
                .filter(experiment -> experiment.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no experiment is named '" + name + "'; there are "
                        + String.join(", ", all().stream().map(Experiment::name).toList()) + " and all"));
    }
}
