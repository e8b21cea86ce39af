package org.barreleye.service.device;

import java.util.SortedMap;
import org.barreleye.domain.knowledge.SolutionListener;

/**
 * Receives which driver drives a device that cannot be driven: whether the driver or the core is missing.
 *
 * @param device which is not driven
 * @param search the number of the search for its driver; the answer to an earlier one does not count
 */
record DriverOnly(ManagedDevice device, int search) implements SolutionListener {
    @Override
    public void onSolution(SortedMap<String, String> values) {
        if (device.isSearching(search)) {
            device.lacksCore("no core that is on can run its driver, " + values.get("Driver"));
        }
    }

    @Override
    public void onNoSolution() {
        lacksDriver("no program of the boot image drives devices of the kind " + device.device().kind());
    }

    @Override
    public void onProblem(String problem) {
        lacksDriver("the knowledge base does not say which driver to use: " + problem);
    }

    private void lacksDriver(String missing) {
        if (device.isSearching(search)) {
            device.lacksDriver(missing);
        }
    }
}
