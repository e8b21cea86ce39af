package org.barreleye.domain.device;

import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.capops.interfaces.dma.AllowReply;
import org.barreleye.capops.interfaces.dma.DmaHandler;
import org.barreleye.capops.interfaces.dma.DmaInterface;
import org.barreleye.capops.interfaces.dma.DriveReply;
import org.barreleye.capops.interfaces.dma.DriveRoutedReply;
import org.barreleye.capops.interfaces.dma.MemoryReply;
import org.barreleye.capops.interfaces.dma.StatusReply;
import org.barreleye.capops.interfaces.dma.TransferBetweenReply;
import org.barreleye.capops.interfaces.dma.TransferReply;
import org.barreleye.domain.Domain;
import org.barreleye.domain.StatefulServer;
import org.barreleye.domain.memory.PinnedObject;
import org.barreleye.domain.memory.Placement;
import org.barreleye.domain.memory.RamSource;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.InterruptDestinationReference;
import org.barreleye.generated.user.InterruptSourceReference;
import org.barreleye.generated.user.InterruptVectorReference;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.NotCopyable;
import org.barreleye.kpi.types.CapabilityReference;

/** A driver of the DMA engine as a reactor: it never waits, and answers when the engine has interrupted. */
record DmaDriver(String name) implements StatefulServer<DmaDriver.State> {
    static final long TIMEOUT = 1_000_000;

    @Override
    public String serviceName(Domain domain) {
        return name;
    }

    @Override
    public State open(Domain domain) {
        return new State(domain);
    }

    @Override
    public Binding accept(State state, Channel channel) {
        return DmaInterface.accept(channel, state);
    }

    /** The state of the driver. */
    @NotCopyable("a test runs once")
    static final class State implements DmaHandler, InterruptHandler {
        private final Domain domain;
        private final PinnedObject memory = new PinnedObject(DmaEngine.BYTES, RamSource.ANY_NODE);
        private DmaEngine engine;
        private InterruptLine interrupts;
        private DeviceFrameReference device;
        private Optional<TransferReply> pending = Optional.empty();
        private Optional<TransferBetweenReply> copying = Optional.empty();

        State(Domain domain) {
            this.domain = domain;
        }

        @Override
        public void drive(CapabilityReference registers, CapabilityReference vector, DriveReply reply) {
            DeviceFrameReference device = new DeviceFrameReference(registers.address());
            InterruptLine.connect(domain, new InterruptVectorReference(vector.address()), this,
                    new Connected(this, device, reply::reply));
        }

        @Override
        public void driveRouted(CapabilityReference registers, CapabilityReference source,
                CapabilityReference destination, long core, DriveRoutedReply reply) {
            RoutedInterrupt.connect(domain, new InterruptSourceReference(source.address()),
                    new InterruptDestinationReference(destination.address()), (int) core, this,
                    new Connected(this, new DeviceFrameReference(registers.address()), reply::reply));
        }

        void onConnected(InterruptLine line, DeviceFrameReference device, Consumer<ErrorCode> reply) {
            interrupts = line;
            domain.addressSpace().request(memory, Placement.ANYWHERE, mapped -> begin(device, mapped, reply));
        }

        private void begin(DeviceFrameReference registers, Outcome<Region> mapped, Consumer<ErrorCode> reply) {
            device = registers;
            engine = new DmaEngine(domain, device, memory, mapped.value());
            reply.accept(ErrorCode.NONE);
        }

        @Override
        public void transfer(long number, TransferReply reply) {
            pending = Optional.of(reply);
            engine.start(number);
            interrupts.expectWithin(TIMEOUT);
        }

        @Override
        public void onInterrupt(InterruptCause cause) {
            ErrorCode error = cause == InterruptCause.INTERRUPT ? ErrorCode.NONE : ErrorCode.of("TIMED_OUT");
            pending.ifPresent(reply -> reply.reply(engine.copied(), error));
            pending = Optional.empty();
            copying.ifPresent(reply -> reply.reply(engine.status(), error));
            copying = Optional.empty();
        }

        @Override
        public void allow(CapabilityReference frame, AllowReply reply) {
            Outcome<DmaWindow> window = DmaWindow.open(domain, device, new FrameReference(frame.address()));
            if (window.succeeded()) {
                reply.reply(window.value().deviceAddress(), ErrorCode.NONE);
            } else {
                domain.syscalls().print(window.error().sentence());
                reply.reply(0, ErrorCode.of("NOT_ALLOWED"));
            }
        }

        @Override
        public void memory(MemoryReply reply) {
            reply.reply(engine.address());
        }

        @Override
        public void transferBetween(long source, long target, TransferBetweenReply reply) {
            copying = Optional.of(reply);
            engine.start(source, target);
            interrupts.expectWithin(TIMEOUT);
        }

        @Override
        public void status(StatusReply reply) {
            try {
                reply.reply(engine.status(), ErrorCode.NONE);
            } catch (MemoryFault fault) {
                reply.reply(0, ErrorCode.of("FAULT"));
            }
        }
    }

    @NotCopyable("a test runs once")
    private record Connected(State state, DeviceFrameReference device, Consumer<ErrorCode> reply)
            implements InterruptListener {
        @Override
        public void connected(InterruptLine line) {
            state.onConnected(line, device, reply);
        }

        @Override
        public void failed(Failure reason) {
            state.domain.syscalls().print(reason.toString());
            reply.accept(ErrorCode.of("NOT_DRIVEN"));
        }
    }
}
