package org.barreleye.service.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.device.DeviceRecord;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.generated.user.devices.DriverState;
import org.barreleye.generated.user.devices.StartDriverReply;
import org.barreleye.knowledge.Fact;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;

/** A device, and how its driver fares. */
final class ManagedDevice implements Copyable {
    /** The number of times that a driver is started again within {@link #PERIOD}. */
    static final int RESTARTS_MAX = 3;
    /** In nanoseconds. */
    static final long PERIOD = 1_000_000_000;

    private final DeviceWatchers watchers;
    private final Presence presence = new Presence();
    private DeviceRecord device;
    private DriverState state = DriverState.NO_DRIVER;
    private String driver = "";
    private String reason = "the device manager has not looked for a driver yet";
    private String placement = "";
    private int core;
    // Of the driver; 0 if none runs or its number is not known yet.
    private long process;
    private int restarts;
    private boolean isSpawning;
    private boolean waitsForCore;
    private int search;
    private final List<Long> restartTimes = new ArrayList<>();
    // A call that waits until it is known whether a driver can be started.
    private Optional<StartDriverReply> requester = Optional.empty();

    /** A device that is there. */
    ManagedDevice(DeviceRecord device, DeviceWatchers watchers) {
        this.device = device;
        this.watchers = watchers;
    }

    /** A device on the bus, which is not there yet. */
    ManagedDevice(String name, String kind, DeviceWatchers watchers) {
        this.watchers = watchers;
        device = new DeviceRecord(name, kind, new DeviceFrameReference(CapabilityAddress.NULL), 0, true, 0, 0);
        state = DriverState.NOT_PRESENT;
    }

    private void changed() {
        watchers.onChange(name());
    }

    /** Tells when the device comes and goes. */
    Presence presence() {
        return presence;
    }

    boolean isAbsent() {
        return state == DriverState.NOT_PRESENT;
    }

    /** The device has left its bus. Its driver is to be ended, if one runs or is being started. */
    void leaves(String where) {
        state = DriverState.NOT_PRESENT;
        reason = where;
        search++;
        waitsForCore = false;
        restarts = 0;
        restartTimes.clear();
        answer(SystemError.NO_SUCH_DEVICE.code());
        changed();
    }

    /** Returns whether there are registers that a driver can be given. */
    boolean hasRegisters() {
        return !isAbsent() && !device.registers().address().equals(CapabilityAddress.NULL);
    }

    /** Returns whether no driver runs, or is being started. */
    boolean isUndriven() {
        return !isSpawning && process == 0;
    }

    /** The device has come back, and its registers can be given to a driver. */
    void arrives(DeviceRecord arrived) {
        device = arrived;
        state = DriverState.NO_DRIVER;
        driver = "";
        reason = "the device manager has not looked for a driver yet";
    }

    /** The driver of a device that has left has ended, or was not started. */
    void isLeftByDriver() {
        isSpawning = false;
        process = 0;
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

    /** A driver is looked for; returns the number of the search. */
    int searches() {
        waitsForCore = false;
        search++;
        return search;
    }

    /** Returns whether a search is the last one, and the device has not left since. */
    boolean isSearching(int number) {
        return search == number;
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
        isSpawning = false;
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
        isSpawning = true;
        reason = because;
        placement = because;
        answer(ErrorCode.NONE);
        changed();
    }

    void startedAs(long newProcess) {
        process = newProcess;
        isSpawning = false;
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
