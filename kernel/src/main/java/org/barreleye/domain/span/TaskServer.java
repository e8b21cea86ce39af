package org.barreleye.domain.span;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.Domain;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.PageTableReference;
import org.barreleye.generated.user.interdisp.AttachReply;
import org.barreleye.generated.user.interdisp.InterdispBinding;
import org.barreleye.generated.user.interdisp.InterdispHandler;
import org.barreleye.generated.user.interdisp.RunTaskReply;
import org.barreleye.generated.user.interdisp.ShareReply;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CapabilityReference;

/** A further dispatcher of a domain: runs tasks for the first one, and ends with it. */
final class TaskServer implements InterdispHandler, RemoteTask.SharedFrames, Copyable {
    private final Domain domain;
    @Shared // code
    private final List<RemoteTask> tasks;
    private final List<Region> frames;
    private final SortedMap<Long, RemoteTask.Change> changes = new TreeMap<>();
    // Null until the first dispatcher has bound.
    private InterdispBinding binding;
    private long lastRequest;

    TaskServer(Domain domain, List<RemoteTask> tasks) {
        this.domain = domain;
        this.tasks = tasks;
        frames = new ArrayList<>();
    }

    @Override
    public void share(CapabilityReference memory, ShareReply reply) {
        Outcome<Region> mapped = domain.addressSpace().map(new FrameReference(memory.address()));
        if (mapped.succeeded()) {
            frames.add(mapped.value());
            reply.reply(frames.size() - 1L, ErrorCode.NONE);
        } else {
            domain.delete(memory);
            reply.reply(0, ErrorCode.of(mapped.error()));
        }
    }

    @Override
    public void attach(CapabilityReference table, long type, long address, AttachReply reply) {
        Optional<ObjectType> found = Arrays.stream(ObjectType.values())
                .filter(known -> known.number() == type && known.pageTableLevel() > 0).findFirst();
        Outcome<Outcome.Unit> attached = found
                .map(known -> new PageTableReference(known, table.address()))
                .map(known -> domain.addressSpace().shared().attach(address, known))
                .orElse(Outcome.refused(KernelError.BAD_ARGUMENT));
        if (!attached.succeeded()) {
            domain.slots().release(table);
        }
        reply.reply(ErrorCode.of(attached.error()));
    }

    @Override
    public void runTask(long task, long argument, RunTaskReply reply) {
        if (task >= tasks.size()) {
            reply.reply(0, SystemError.BAD_ARGUMENT.code());
            return;
        }
        long result;
        try {
            result = tasks.get((int) task).run(this, argument);
        } catch (IllegalArgumentException invalid) {
            domain.syscalls().print("cannot run task " + task + ": " + invalid.getMessage());
            reply.reply(0, SystemError.BAD_ARGUMENT.code());
            return;
        }
        reply.reply(result, ErrorCode.NONE);
    }

    @Override
    public Window frame(int number) {
        if (number < 0 || number >= frames.size()) {
            throw new IllegalArgumentException("there is no shared frame " + number + ", there are " + frames.size());
        }
        return frames.get(number).window(domain.syscalls().memory());
    }

    @Override
    public Memory memory() {
        return domain.syscalls().memory();
    }

    @Override
    public long requestMap(long bytes, boolean isWritable) {
        lastRequest++;
        binding.sendRequestMap(lastRequest, bytes, access(isWritable));
        return lastRequest;
    }

    @Override
    public long requestUnmap(long address) {
        return requestChange(address, 0);
    }

    @Override
    public long requestProtect(long address, boolean isWritable) {
        return requestChange(address, access(isWritable));
    }

    private static int access(boolean isWritable) {
        return isWritable ? 2 : 1;
    }

    private long requestChange(long address, int access) {
        lastRequest++;
        binding.sendRequestChange(lastRequest, address, access);
        return lastRequest;
    }

    @Override
    public void changed(long request, long address, ErrorCode err) {
        changes.put(request, new RemoteTask.Change(address, err));
    }

    @Override
    public Optional<RemoteTask.Change> change(long request) {
        return Optional.ofNullable(changes.get(request));
    }

    /** The binding to the first dispatcher. */
    void attach(InterdispBinding newBinding) {
        binding = newBinding;
    }

    @Override
    public void compute(long cycles) {
        domain.syscalls().compute(cycles);
    }

    @Override
    public void exit() {
        domain.exit(0);
    }

    @Override
    public void onClosed(Failure reason) {
        domain.exit(0);
    }
}
