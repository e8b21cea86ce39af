package org.barreleye.service.device;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;

/** The clients that are notified of changes, by the name of the device. */
final class DeviceWatchers implements Copyable {
    /** The most devices that a client watches. */
    static final int DEVICES_MAX = 64;

    private final SortedMap<String, List<DeviceSession>> watchers = new TreeMap<>();

    /** Adds a client; returns whether it did not watch too many devices. */
    boolean add(String device, DeviceSession watcher) {
        List<DeviceSession> ofDevice = watchers.getOrDefault(device, List.of());
        if (ofDevice.contains(watcher)) {
            return true;
        }
        boolean isPermitted = watchers.values().stream().filter(list -> list.contains(watcher)).count() < DEVICES_MAX;
        if (isPermitted) {
            watchers.computeIfAbsent(device, name -> new ArrayList<>()).add(watcher);
        }
        return isPermitted;
    }

    void remove(DeviceSession watcher) {
        watchers.values().forEach(ofDevice -> ofDevice.remove(watcher));
        watchers.values().removeIf(List::isEmpty);
    }

    void onChange(String device) {
        List.copyOf(watchers.getOrDefault(device, List.of())).forEach(watcher -> watcher.notifyOf(device));
    }
}
