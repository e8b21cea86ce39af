package org.barreleye.service.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.device.DeviceRecord;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.devices.DriverState;
import org.barreleye.generated.user.devices.StartDriverReply;
import org.barreleye.knowledge.Fact;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;

/** A device, and how its driver fares. */
final class ManagedDevice implements Copyable {
    /** The number of times that a driver is started again within {@link #PERIOD}. */
    static final int RESTARTS_MAX = 3;
    /** In nanoseconds. */
    static final long PERIOD = 1_000_000_000;

    private final DeviceRecord device;
    private DriverState state = DriverState.NO_DRIVER;
    private String driver = "";
    private String reason = "the device manager has not looked for a driver yet";
    private String placement = "";
    private int core;
    // Of the driver; 0 if none runs or its number is not known yet.
    private long process;
    private int restarts;
    private boolean waitsForCore;
    private final List<Long> restartTimes = new ArrayList<>();
    // The clients that are notified of changes.
    private final List<DeviceSession> watchers = new ArrayList<>();
    // A call that waits until it is known whether a driver can be started.
    private Optional<StartDriverReply> requester = Optional.empty();

    ManagedDevice(DeviceRecord device) {
        this.device = device;
    }

    void watchedBy(DeviceSession watcher) {
        if (!watchers.contains(watcher)) {
            watchers.add(watcher);
        }
    }

    void unwatchedBy(DeviceSession watcher) {
        watchers.remove(watcher);
    }

    private void changed() {
        List.copyOf(watchers).forEach(watcher -> watcher.notifyOf(name()));
    }

    DeviceRecord device() {
        return device;
    }

    String name() {
        return device.name();
    }

    DriverState state() {
        return state;
    }

    String driver() {
        return driver;
    }

    /** The reason for which the driver runs on its core, or what is missing. */
    String reason() {
        return reason;
    }

    int core() {
        return core;
    }

    long process() {
        return process;
    }

    int restarts() {
        return restarts;
    }

    /** Returns whether a driver runs, or is about to. */
    boolean isBusy() {
        return state == DriverState.STARTING || state == DriverState.RUNNING || state == DriverState.RESTARTING;
    }

    /** The fact that the driver runs. */
    String runningFact() {
        return Fact.of("running", driver, device.name(), core).text();
    }

    /** A driver is looked for. */
    void searches() {
        waitsForCore = false;
    }

    /** Sets the call that is answered when it is known whether a driver can be started. */
    void requestedBy(StartDriverReply reply) {
        requester = Optional.of(reply);
        restartTimes.clear();
    }

    /** Returns whether such a call waits. */
    boolean isRequested() {
        return requester.isPresent();
    }

    private void answer(ErrorCode error) {
        requester.ifPresent(reply -> reply.reply(error));
        requester = Optional.empty();
    }

    /** Returns whether a core that is started may be able to run the driver. */
    boolean waitsForCore() {
        return waitsForCore;
    }

    /** There is a driver, and no core that can run it. */
    void lacksCore(String missing) {
        answer(SystemError.CORE_OFF.code());
        lacksDriver(missing);
        waitsForCore = true;
    }

    /** There is no driver. */
    void lacksDriver(String missing) {
        state = DriverState.NO_DRIVER;
        driver = "";
        process = 0;
        reason = missing;
        answer(SystemError.NO_SUCH_PROGRAM.code());
        changed();
    }

    /** A driver is being started on a core. */
    void starts(String program, int onCore, String because) {
        state = restarts == 0 ? DriverState.STARTING : DriverState.RESTARTING;
        driver = program;
        core = onCore;
        process = 0;
        reason = because;
        placement = because;
        answer(ErrorCode.NONE);
        changed();
    }

    void startedAs(long newProcess) {
        process = newProcess;
    }

    void runs() {
        state = DriverState.RUNNING;
        reason = placement;
        changed();
    }

    /** The driver has found that it cannot use the device: it is not started again. */
    void isUnusable(String why) {
        state = DriverState.GIVEN_UP;
        reason = why;
        changed();
    }

    /**
     * The driver has ended.
     *
     * @param now in nanoseconds
     * @return whether it is to be started again
     */
    boolean ended(long now, String how) {
        process = 0;
        if (state == DriverState.GIVEN_UP) {
            return false;
        }
        restartTimes.removeIf(time -> time <= now - PERIOD);
        if (restartTimes.size() >= RESTARTS_MAX) {
            state = DriverState.GIVEN_UP;
            reason = "its driver " + how + ", for the " + (RESTARTS_MAX + 1) + "th time within a second";
            changed();
            return false;
        }
        restartTimes.add(now);
        restarts++;
        state = DriverState.RESTARTING;
        reason = "its driver " + how + ", and is started again";
        changed();
        return true;
    }
}
