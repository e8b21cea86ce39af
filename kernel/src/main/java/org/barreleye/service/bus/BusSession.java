package org.barreleye.service.bus;

import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.ServiceIdentifyResult;
import org.barreleye.generated.user.ServiceReference;
import org.barreleye.generated.user.bus.BusBinding;
import org.barreleye.generated.user.bus.BusDevice;
import org.barreleye.generated.user.bus.BusHandler;
import org.barreleye.generated.user.bus.EnableReply;
import org.barreleye.generated.user.bus.NextFunctionReply;
import org.barreleye.generated.user.bus.RescanReply;
import org.barreleye.generated.user.bus.SetPowerReply;
import org.barreleye.generated.user.bus.WatchReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.domain.DomainTable;
import org.barreleye.monitor.plan.ServiceNumber;

/** Serves a client of the bus enumeration service. */
final class BusSession implements BusHandler, Copyable {
    private final BusFunctions functions;
    // Set right after the binding has been made, which needs this handler.
    private BusBinding binding;

    BusSession(BusFunctions functions) {
        this.functions = functions;
    }

    void attach(BusBinding newBinding) {
        binding = newBinding;
    }

    @Override
    public void rescan(RescanReply reply) {
        functions.rescan(new Rescanned(reply));
    }

    @Override
    public void nextFunction(String device, NextFunctionReply reply) {
        Optional<FoundFunction> next = functions.after(device);
        if (next.isPresent()) {
            FoundFunction found = next.get();
            reply.reply(found.name(), found.kind(), new BusDevice(found.place().bus(), found.place().slot(),
                    found.address().orElse(0), found.address().isPresent() ? found.bytes() : 0,
                    functions.lineOf(found), found.arrival(), found.isConfined()), ErrorCode.NONE);
        } else {
            reply.reply("", "", new BusDevice(0, 0, 0, 0, 0, 0, false), SystemError.NO_SUCH_DEVICE.code());
        }
    }

    @Override
    public void watch(WatchReply reply) {
        functions.watchedBy(this);
        reply.reply();
    }

    /** Notifies the client. One that has left too many notifications unread is disconnected. */
    void notifyOfChange() {
        if (!binding.tryChanged()) {
            binding.close(new Failure(Failure.Kind.REFUSED, "the client does not read its notifications"));
        }
    }

    @Override
    public void enable(String device, long arrival, EnableReply reply) {
        reply.reply(functions.enable(device, arrival) ? ErrorCode.NONE : SystemError.NO_SUCH_DEVICE.code());
    }

    @Override
    public void setPower(String device, boolean powered, CapabilityReference control, SetPowerReply reply) {
        boolean isPermitted = isControl(control);
        binding.release(control);
        Optional<FunctionPlace> place = functions.place(device);
        if (!isPermitted) {
            reply.reply(SystemError.CONTROL_NOT_HELD.code());
        } else if (place.isEmpty()) {
            reply.reply(SystemError.NO_SUCH_DEVICE.code());
        } else if (functions.setPower(place.get(), powered)) {
            functions.rescan(new Switched(reply));
        } else {
            reply.reply(SystemError.NOT_REMOVABLE.code());
        }
    }

    // The control services of all cores are one authority.
    private boolean isControl(CapabilityReference capability) {
        if (!capability.isPresent()) {
            return false;
        }
        Outcome<ServiceIdentifyResult> service =
                new ServiceReference(capability.address()).identify(functions.domain().syscalls());
        return service.succeeded()
                && ServiceNumber.indexOf(service.value().number()) == DomainTable.CONTROL_SERVICE;
    }

    @Override
    public void onClosed(Failure reason) {
        functions.unwatchedBy(this);
    }

    /** Answers a request to look again. */
    private record Rescanned(RescanReply reply) implements ScanListener {
        @Override
        public void onTold(int count) {
            reply.reply(count);
        }
    }

    /** Answers a request to switch a slot. */
    private record Switched(SetPowerReply reply) implements ScanListener {
        @Override
        public void onTold(int count) {
            reply.reply(ErrorCode.NONE);
        }
    }
}
