% Which path for an interrupt: from the input of the first controller over wires to a core, and the vector that the last
% programmable controller raises there.

% route(Source, Path, Core, Vector): Path is a list of hop(Controller, Input, Output).
route(Source, Path, Core, Vector) :- route_to(Source, 0, 16777216, Path, Core, Vector).

% route_to(Source, First, Count, Path, Core, Vector): the same to one of Count vectors, which are counted from First
% across all cores, 256 on each.
route_to(Source, First, Count, Path, Core, Vector) :-
    interrupt_source(Source, Controller, Input),
    path(Controller, Input, [], Core, Path),
    core_on(Core),
    \+ shares_input(Source, Path),
    Lowest is First - 256 * Core,
    Highest is Lowest + Count - 1,
    vector(Source, Path, Core, Lowest, Highest, Vector).

% A route that exists passes an input of a controller on the path.
shares_input(Source, Path) :-
    member(hop(Controller, Input, _), Path), passes(Other, Controller, Input), \+ Other = Source.

% A path visits no controller twice.
path(Controller, Input, Visited, Core, [hop(Controller, Input, Output) | Rest]) :-
    controller(Controller, _),
    \+ member(Controller, Visited),
    wire(Controller, Output, Next, NextInput),
    onward(Next, NextInput, [Controller | Visited], Core, Rest).

onward(core(Core), _, _, Core, []) :- !.
onward(Next, Input, Visited, Core, Rest) :- path(Next, Input, Visited, Core, Rest).

% A route that exists keeps its vector. Otherwise the first hop with a fixed vector decides, else the first free vector
% of the controller nearest to the core.
vector(Source, _, Core, Lowest, Highest, Vector) :-
    routed(Source, Where, Existing), !,
    Where = Core, Vector = Existing, Existing >= Lowest, Existing =< Highest.
vector(_, Path, Core, Lowest, Highest, Vector) :-
    member(hop(Controller, Input, _), Path), fixed_vector(Controller, Input, Vector), !,
    Vector >= Lowest, Vector =< Highest,
    \+ vector_used(Core, Vector).
vector(_, Path, Core, Lowest, Highest, Vector) :-
    reverse(Path, Backwards),
    member(hop(Controller, _, _), Backwards), vectors(Controller, First, Last), !,
    free_vector(Core, First, Last, Lowest, Highest, Vector).

free_vector(Core, First, Last, Lowest, Highest, Vector) :-
    between(First, Last, Vector),
    Vector >= Lowest, Vector =< Highest,
    \+ vector_used(Core, Vector),
    \+ is_reserved(Core, Vector), !.

is_reserved(Core, Vector) :- reserved_vectors(Core, First, Last), Vector >= First, Vector =< Last.
