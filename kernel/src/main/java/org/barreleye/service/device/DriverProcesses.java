package org.barreleye.service.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.processes.KillContinuation;
import org.barreleye.generated.user.processes.ProcessesBinding;
import org.barreleye.generated.user.processes.ProcessesHandler;
import org.barreleye.generated.user.processes.ProcessesInterface;
import org.barreleye.generated.user.processes.SpawnContinuation;
import org.barreleye.generated.user.processes.WaitForContinuation;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/**
 * The processes of the drivers, and the binding to the process service that starts them. If the process service is
 * started again, it is asked again for what it has not answered.
 */
final class DriverProcesses implements Connector<ProcessesBinding>, BindListener<ProcessesBinding>,
        ProcessesHandler, Copyable {
    private static final long FOREVER = -1;

    private final Domain domain;
    private final DeviceTable table;
    // Drivers that are to be started, and those whose end is awaited.
    private final List<ManagedDevice> toStart = new ArrayList<>();
    private final List<ManagedDevice> awaited = new ArrayList<>();
    private Optional<ProcessesBinding> binding = Optional.empty();

    DriverProcesses(Domain domain, DeviceTable table) {
        this.domain = domain;
        this.table = table;
    }

    void open() {
        domain.connect("processes", Domain.DEFAULT_TIMEOUT, this, this);
    }

    /** Starts the driver of a device. */
    void start(ManagedDevice device) {
        if (binding.isPresent()) {
            binding.get().sendSpawn(device.core(), device.driver(), "device=" + device.name(), "",
                    new Started(this, device));
        } else {
            toStart.add(device);
        }
    }

    /** Ends the driver of a device that has left, now or when it has been started. */
    void end(ManagedDevice device) {
        if (toStart.remove(device)) {
            table.onNotStarted(device, "the device has left");
        } else if (device.process() != 0) {
            binding.ifPresent(processes -> processes.sendKill(device.process(), new Killed()));
        }
    }

    private void await(ManagedDevice device) {
        awaited.add(device);
        if (device.isAbsent()) {
            end(device);
        }
        binding.ifPresent(processes ->
                processes.sendWaitFor(device.process(), FOREVER, new Ended(this, device, device.process())));
    }

    @Override
    public ProcessesBinding connect(Channel channel) {
        return ProcessesInterface.connect(channel, this);
    }

    @Override
    public void bound(ProcessesBinding processes) {
        binding = Optional.of(processes);
        List<ManagedDevice> again = new ArrayList<>(awaited);
        awaited.clear();
        again.forEach(this::await);
        List<ManagedDevice> waiting = new ArrayList<>(toStart);
        toStart.clear();
        waiting.forEach(this::start);
    }

    @Override
    public void onClosed(Failure reason) {
        binding = Optional.empty();
        if (reason.kind() == Failure.Kind.PEER_GONE) {
            open();
        }
    }

    @Override
    public void failed(Failure failure) {
        domain.syscalls().print("there is no process service: " + failure);
        List<ManagedDevice> waiting = new ArrayList<>(toStart);
        toStart.clear();
        waiting.forEach(device -> table.onNotStarted(device, failure.toString()));
    }

    private void onEnded(ManagedDevice device, long process, String how) {
        if (awaited.remove(device)) {
            table.onEnded(device, process, how);
        }
    }

    /** The answer to a spawn. */
    private record Started(DriverProcesses processes, ManagedDevice device) implements SpawnContinuation, Copyable {
        @Override
        public void replied(long process, ErrorCode err) {
            if (err.failed()) {
                processes.table.onNotStarted(device, SystemError.describe(err));
            } else {
                processes.table.onStarted(device, process);
                processes.await(device);
            }
        }

        @Override
        public void failed(Failure failure) {
            if (failure.kind() == Failure.Kind.PEER_GONE) {
                processes.start(device);
            } else {
                processes.table.onNotStarted(device, failure.toString());
            }
        }
    }

    /** The answer to a kill, whose effect the answer to the wait tells. */
    private record Killed() implements KillContinuation, Copyable {
        @Override
        public void replied(ErrorCode err) {}

        @Override
        public void failed(Failure failure) {}
    }

    /** The answer to a wait for the end. */
    private record Ended(DriverProcesses processes, ManagedDevice device, long process)
            implements WaitForContinuation, Copyable {
        @Override
        public void replied(int status, ErrorCode err) {
            processes.onEnded(device, process, err.failed() ? "is lost: " + SystemError.describe(err)
                    : "has ended with status " + status);
        }

        /** It is awaited again when the process service is back. */
        @Override
        public void failed(Failure failure) {}
    }
}
