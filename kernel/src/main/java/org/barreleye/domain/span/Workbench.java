package org.barreleye.domain.span;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.domain.Domain;
import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.interdispatcher.InterdispatcherHandler;
import org.barreleye.generated.user.interdispatcher.PerformReply;
import org.barreleye.generated.user.interdispatcher.ShareReply;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** A further dispatcher of a domain: does what the first one asks for, and ends with it. */
final class Workbench implements InterdispatcherHandler, Work.Shared, Copyable {
    private final Domain domain;
    private final List<Work> works;
    private final List<FrameReference> frames;

    Workbench(Domain domain, List<Work> works) {
        this.domain = domain;
        this.works = works;
        frames = new ArrayList<>();
    }

    private Workbench(Workbench source, Copier copier) {
        copier.enter(source, this);
        domain = copier.of(source.domain);
        works = source.works;
        frames = new ArrayList<>(source.frames);
    }

    @Override
    public Workbench copy(Copier copier) {
        return new Workbench(this, copier);
    }

    @Override
    public void share(CapabilityReference memory, ShareReply reply) {
        FrameReference frame = new FrameReference(memory.address());
        Outcome<Window> mapped = domain.map(frame);
        if (mapped.succeeded()) {
            frames.add(frame);
            reply.reply(frames.size() - 1L, ErrorCode.NONE);
        } else {
            domain.delete(memory);
            reply.reply(0, ErrorCode.of(mapped.error()));
        }
    }

    @Override
    public void perform(long work, long argument, PerformReply reply) {
        if (work >= works.size()) {
            reply.reply(0, SystemError.BAD_ARGUMENT.code());
            return;
        }
        long result;
        try {
            result = works.get((int) work).perform(this, argument);
        } catch (IllegalArgumentException refused) {
            domain.trap().print("cannot do work " + work + ": " + refused.getMessage());
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
        var region = frames.get(number).identify(domain.trap()).value();
        return new Window(domain.trap().memory(), region.base(), region.bytes());
    }

    @Override
    public void compute(long cycles) {
        domain.trap().compute(cycles);
    }

    @Override
    public void finish() {
        domain.exit(0);
    }

    @Override
    public void closed(Failure reason) {
        domain.exit(0);
    }
}
