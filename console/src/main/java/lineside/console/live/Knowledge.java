package lineside.console.live;

import lineside.console.store.Alarms;
import lineside.console.store.Counts;
import lineside.console.store.Crops;
import lineside.console.store.Database;
import lineside.console.store.LatestRecords;
import lineside.console.store.State;
import lineside.console.store.Unseen;

/** What the board takes from the database. */
record Knowledge(
    Alarms alarms, Counts counts, Crops crops, LatestRecords latest, Unseen unseen, State state) {

  static Knowledge of(Database database) {
    return new Knowledge(
        new Alarms(database),
        new Counts(database),
        new Crops(database),
        new LatestRecords(database),
        new Unseen(database),
        new State(database));
  }
}
