package org.barreleye.service.device;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.barreleye.domain.knowledge.SolutionListener;

/**
 * Receives which driver drives a device, and on which core.
 *
 * @param table which starts it
 * @param device which it drives
 * @param search the number of the search for its driver; the answer to an earlier one does not count
 */
record DriverPlacement(DeviceTable table, ManagedDevice device, int search) implements SolutionListener {
    @Override
    public void onSolution(SortedMap<String, String> values) {
        if (!device.isSearching(search)) {
            return;
        }
        Optional<String> vector = Optional.ofNullable(values.get("Vector"));
        table.startDriver(device, values.get("Driver"), Integer.parseInt(values.get("Core")),
                vector.map(Integer::parseInt).map(OptionalInt::of).orElse(OptionalInt.empty()),
                values.get("Reason"));
    }

    @Override
    public void onNoSolution() {
        if (device.isSearching(search)) {
            table.askForMissing(device, search);
        }
    }

    @Override
    public void onProblem(String problem) {
        if (device.isSearching(search)) {
            device.lacksDriver("the knowledge base does not say which driver to use: " + problem);
        }
    }
}
