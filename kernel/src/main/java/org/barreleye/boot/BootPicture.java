package org.barreleye.boot;

import java.util.Locale;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.Component;
import org.barreleye.monitor.plan.CoreFacts;
import org.barreleye.monitor.plan.CoreTree;

/** A boot plan as pictures, in the language of Mermaid: which core starts which, and which component waits for which. */
public final class BootPicture {
    private BootPicture() {}

    /** The tree along which monitors start each other; cores that are off at first have dashed lines. */
    public static String tree(BootPlan plan) {
        CoreTree tree = CoreTree.of(plan);
        StringBuilder picture = new StringBuilder("graph TD\n");
        for (CoreFacts facts : plan.cores()) {
            int core = facts.core().number();
            picture.append("    core").append(core).append("[\"core ").append(core).append(": ").append(facts.isa())
                    .append(", node ").append(facts.node()).append("\"]\n");
            tree.parent(core).ifPresent(parent -> picture.append("    core").append(parent)
                    .append(facts.startsAtBoot() ? " --> " : " -.-> ").append("core").append(core).append('\n'));
        }
        return picture.toString();
    }

    /** The components, with arrows from what is needed to what needs it. */
    public static String components(BootPlan plan) {
        StringBuilder picture = new StringBuilder("graph LR\n");
        for (Component component : plan.components()) {
            picture.append("    ").append(component.name()).append("[\"").append(component.name()).append(" (")
                    .append(component.role().name().toLowerCase(Locale.ROOT)).append(", ").append(component.core())
                    .append(")\"]\n");
            for (String need : component.needs()) {
                picture.append("    ").append(need).append(" --> ").append(component.name()).append('\n');
            }
        }
        return picture.toString();
    }
}
