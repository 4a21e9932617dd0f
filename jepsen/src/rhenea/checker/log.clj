(ns rhenea.checker.log
  "Is a history of append, read, tail and trim on one log linearizable?

  A log is a tail that only rises and, below it, positions whose content is decided for ever. That
  makes the question easy, and here is why what follows answers it.

  THE TAIL. Every completed operation proves a tail: an append at p proves p + 1, a checkTail what
  it returned, a read one more than its last position, a trim the mark it reached. Let every
  operation take effect in the order of the number it proves (an append at p where the tail is p; a
  checkTail where it is what it said; a read at the higher of what it proves and what had been
  proven before it began). Along that order the tail rises, every append happens where the tail is
  its position, and every checkTail where the tail is its answer. So the order explains the history
  unless it contradicts real time. If it does, some operation began after a higher number had been
  proven than its own, and then no order explains the history: every operation needs its own number
  at some moment between its beginning and its end, and the tail does not fall. It is therefore
  enough to compare each operation with the highest number proven before it began.

  THE CONTENT. What is left is that all sources agree: one value for each position, one position
  for each value, no value that nobody had appended before the read ended, none whose append failed
  for certain. Given that, a read is right if it leaves nothing out below its number, unless a trim
  that had begun before the read ended may have removed it. A position above may be missing: the
  read was early. Where no operation says what stands at a position, nothing is missing there: logs
  may hold fillers. An append of unknown outcome may stand anywhere, or nowhere.

  WHAT IT COSTS. Sorting and hashing: n log n for n operations and entries read.

  WHAT IT DOES NOT SEE. That a tail is too high, if nothing is ever missing below it; that trimmed
  entries are gone. A history in which an acknowledged append was never read afterwards, and not
  trimmed either, has the verdict unknown: nobody has looked whether it was lost."
  (:require [jepsen.checker :as checker])
  (:import (java.util TreeMap)))

(def whole
  "A range that holds every log: positions stay below the largest long, so that a position plus one
  is one too."
  [0 (dec Long/MAX_VALUE)])

(defn calls
  "The calls of a history as maps of :f, :begin and :end (indices; :end is Long/MAX_VALUE if it is
  not known when the call took effect), :type, :asked and :value. Indices are real time."
  [history]
  (let [open (java.util.HashMap.)]
    (reduce (fn [calls op]
              (let [{:keys [type f process index value]} op]
                (cond (not (integer? process)) calls
                      (= :invoke type) (do (.put open process (count calls))
                                           (conj calls {:f f, :begin index, :end Long/MAX_VALUE
                                                        :type :info, :asked value}))
                      :else (let [at (.remove open process)]
                              (update calls at assoc
                                      :type  type
                                      :end   (if (= :info type) Long/MAX_VALUE index)
                                      :value value)))))
            []
            history)))

(defn- proves
  "The tail that a completed call proves; 0 if none."
  [{:keys [f type value]}]
  (if (not= :ok type)
    0
    (case f
      :append (inc (first value))
      :tail   value
      :read   (if (seq value) (inc (first (peek value))) 0)
      :trim   (or value 0))))

(defn- reach
  "Below which position a trim may have removed entries: as far as it was told to, or got."
  [{:keys [type asked value]}]
  (if (and (= :ok type) value)
    (min asked value)
    asked))

(defn- levels
  "What had been said before a moment: a map from a moment to the highest level said until then,
  from pairs [moment level]."
  ^TreeMap [said]
  (let [levels (TreeMap.)]
    (.put levels Long/MIN_VALUE 0)
    (doseq [[moment level] (sort-by first said)]
      (when (< (val (.lastEntry levels)) level)
        (.put levels moment level)))
    levels))

(defn- before
  [^TreeMap levels moment]
  (val (.lowerEntry levels moment)))

(defn- positions
  "Everything that anybody says of where a value stands: maps of :position, :value and :by (a call)."
  [calls]
  (mapcat (fn [{:keys [f type value] :as call}]
            (cond (not= :ok type) nil
                  (= :append f)   [{:position (first value), :value (second value), :by call}]
                  (= :read f)     (map (fn [[p v]] {:position p, :value v, :by call}) value)))
          calls))

(defn- disagreements
  "Groups of claims with the same k and different v."
  [k v claims]
  (->> (group-by k claims)
       vals
       (filter #(< 1 (count (distinct (map v %)))))
       (map #(vec (vals (into (sorted-map) (map (juxt v identity)) %))))))

(defn- unfounded
  "Reads of what nobody had appended by then, or whose every append failed."
  [appends claims]
  (let [appends (group-by :asked appends)]
    (filter (fn [{:keys [value by]}]
              (and (= :read (:f by))
                   (not-any? #(and (not= :fail (:type %)) (< (:begin %) (:end by)))
                             (appends value))))
            claims)))

(defn- falls
  "Calls that began after a higher tail had been proven than they can have met."
  [calls placed proven]
  (keep (fn [{:keys [f type begin asked value] :as call}]
          (let [known (before proven begin)
                met   (case f
                        :append (placed asked)
                        :tail   (when (= :ok type) value)
                        nil)]
            (when (and met (< met known))
              {:call call, :met met, :proven known})))
        calls))

(defn- holes
  "What reads leave out although it stood there."
  [calls ^TreeMap by-position proven trimmed]
  (mapcat (fn [{:keys [f type asked value begin end] :as call}]
            (when (and (= :read f) (= :ok type))
              (let [[from to] asked
                    from  (max from (before trimmed end))
                    to    (min to (max (before proven begin) (proves call)))
                    found (into #{} (map first) value)]
                (when (< from to)
                  (->> (.keySet (.subMap by-position from true to false))
                       (remove found)
                       (map (fn [position] {:call call, :position position
                                            :value (.get by-position position)})))))))
          calls))

(defn- misread
  "Reads with positions out of order, or outside of what was asked for."
  [calls]
  (filter (fn [{:keys [f type asked value]}]
            (and (= :read f) (= :ok type)
                 (not (and (every? #(and (<= (first asked) %) (< % (second asked)))
                                   (map first value))
                           (or (empty? value) (apply < (map first value)))))))
          calls))

(defn- not-read-back
  "Acknowledged appends that no read covers which began after them, and no trim may have removed."
  [calls trimmed]
  (let [mark  (before trimmed Long/MAX_VALUE)
        reads (->> calls
                   (filter #(and (= :read (:f %)) (= :ok (:type %))))
                   (sort-by :begin >))
        all   (some (fn [{:keys [asked begin]}] (when (= whole asked) begin)) reads)]
    (filter (fn [{:keys [f type value end]}]
              (and (= :append f) (= :ok type)
                   (<= mark (first value))
                   (not (and all (< end all)))
                   (not-any? (fn [{[from to] :asked, :keys [begin]}]
                               (and (< end begin) (<= from (first value)) (< (first value) to)))
                             reads)))
            calls)))

(defn check-history
  "The verdict, with the first few of what is wrong, by kind."
  [history]
  (let [calls    (calls history)
        appends  (filter #(= :append (:f %)) calls)
        claims   (vec (positions calls))
        placed   (into {} (map (juxt :value :position)) claims)
        by-position (TreeMap. ^java.util.Map (into {} (map (juxt :position :value)) claims))
        proven   (levels (map (juxt :end proves) (filter #(= :ok (:type %)) calls)))
        trimmed  (levels (map (juxt :begin reach)
                              (filter #(and (= :trim (:f %)) (not= :fail (:type %))) calls)))
        twice    (->> appends (remove #(= :fail (:type %))) (map :asked) frequencies
                      (keep (fn [[v n]] (when (< 1 n) v))))
        errors   (->> {:position-holds-two-values (disagreements :position :value claims)
                       :value-at-two-positions    (disagreements :value :position claims)
                       :never-appended            (unfounded appends claims)
                       :tail-fell                 (falls calls placed proven)
                       :left-out                  (holes calls by-position proven trimmed)
                       :misread                   (misread calls)}
                      (keep (fn [[kind found]]
                              (when (seq found)
                                [kind {:count (count found), :first (vec (take 5 found))}])))
                      (into (sorted-map)))
        doubt    (not-read-back calls trimmed)]
    {:valid?  (cond (seq twice)  :unknown
                    (seq errors) false
                    (or (empty? claims) (seq doubt)) :unknown
                    :else true)
     :appends (count (filter #(= :ok (:type %)) appends))
     :entries (count placed)
     :errors  errors
     :doubts  (cond-> {}
                (seq twice)      (assoc :appended-twice (vec (take 5 twice)))
                (empty? claims)  (assoc :nothing-acknowledged true)
                (seq doubt)      (assoc :not-read-back (vec (take 5 doubt))))}))

(defn checker
  "See the namespace."
  []
  (reify checker/Checker
    (check [_ _ history _]
      (check-history history))))
