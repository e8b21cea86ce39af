package org.barreleye.service.device;

import java.util.SortedMap;
import org.barreleye.domain.knowledge.SolutionListener;

/**
 * Receives which driver drives a device that cannot be driven: whether the driver or the core is missing.
 *
 * @param device which is not driven
 */
record DriverOnly(ManagedDevice device) implements SolutionListener {
    @Override
    public void onSolution(SortedMap<String, String> values) {
        device.lacksCore("no core that is on can run its driver, " + values.get("Driver"));
    }

    @Override
    public void onNoSolution() {
        device.lacksDriver("no program of the boot image drives devices of the kind " + device.device().kind());
    }

    @Override
    public void onProblem(String problem) {
        device.lacksDriver("the knowledge base does not say which driver to use: " + problem);
    }
}
