package org.barreleye.boot;

import java.util.Locale;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.Component;
import org.barreleye.monitor.plan.CoreProperties;
import org.barreleye.monitor.plan.CoreTree;

/**
 * Diagrams of a boot plan in the language of Mermaid: the tree of cores, and the graph of components.
 */
public final class BootDiagram {
    private BootDiagram() {}

    /** Draws the tree along which monitors start each other; cores that are off at boot have dashed lines. */
    public static String tree(BootPlan plan) {
        CoreTree tree = CoreTree.of(plan);
        StringBuilder diagram = new StringBuilder("graph TD\n");
        for (CoreProperties properties : plan.cores()) {
            int core = properties.core().number();
            diagram.append("    core").append(core).append("[\"core ").append(core).append(": ")
                    .append(properties.isa())
                    .append(", node ").append(properties.node()).append("\"]\n");
            tree.parent(core).ifPresent(parent -> diagram.append("    core").append(parent)
                    .append(properties.startsAtBoot() ? " --> " : " -.-> ").append("core").append(core).append('\n'));
        }
        return diagram.toString();
    }

    /** Draws the components, with an arrow from each to those that need it. */
    public static String components(BootPlan plan) {
        StringBuilder diagram = new StringBuilder("graph LR\n");
        for (Component component : plan.components()) {
            diagram.append("    ").append(component.name()).append("[\"").append(component.name()).append(" (")
                    .append(component.role().name().toLowerCase(Locale.ROOT)).append(", ").append(component.core())
                    .append(")\"]\n");
            for (String need : component.needs()) {
                diagram.append("    ").append(need).append(" --> ").append(component.name()).append('\n');
            }
        }
        return diagram.toString();
    }
}
