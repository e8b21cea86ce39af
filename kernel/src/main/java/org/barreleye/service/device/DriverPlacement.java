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
 */
record DriverPlacement(DeviceTable table, ManagedDevice device) implements SolutionListener {
    @Override
    public void onSolution(SortedMap<String, String> values) {
        Optional<String> vector = Optional.ofNullable(values.get("Vector"));
        table.startDriver(device, values.get("Driver"), Integer.parseInt(values.get("Core")),
                vector.map(Integer::parseInt).map(OptionalInt::of).orElse(OptionalInt.empty()),
                values.get("Reason"));
    }

    @Override
    public void onNoSolution() {
        table.askForMissing(device);
    }

    @Override
    public void onProblem(String problem) {
        device.lacksDriver("the knowledge base does not say which driver to use: " + problem);
    }
}
