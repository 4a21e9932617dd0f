(ns rhenea.checker.coverage
  "Whether a run tested what it was asked to test. One in which a fault that was asked for never
  happened, in which too few switches came to their end, or in which nobody used the cluster
  meanwhile, proves nothing; nor does one after which the cluster did not come back."
  (:require [jepsen [checker :as checker]
                    [history :as h]]
            [rhenea.nemesis :as nemesis]))

(defn- nemesis-ops
  "Pairs [invocation completion] of the nemesis with one of these fs. Those that crashed have a
  completion with :exception, and those that could not be done say so; neither counts."
  [history fs]
  (->> history
       (filter #(and (= :nemesis (:process %)) (fs (:f %))))
       (partition 2 2)
       (remove (fn [[_ {:keys [exception error value]}]]
                 (or exception error (and (map? value) (= :fail (:outcome value))))))))

(defn switches-of
  "The switches of a nemesis op that ended well."
  [[_ done]]
  (let [value (:value done)]
    (filter #(= :ok (:outcome %)) (if (map? value) [value] value))))

(def switching
  "The faults that switch."
  [:switch :storm :interrupt :depose])

(defn- overlapped?
  "Did a client's operation begin or end between these?"
  [client-indices [begun done]]
  (let [next (.ceiling ^java.util.TreeSet client-indices (:index begun))]
    (boolean (and next (< next (:index done))))))

(defn check-history
  "The verdict over a history; see the namespace."
  [{:keys [faults min-switches]} history]
  (let [clients  (java.util.TreeSet. ^java.util.Collection
                                     (mapv :index (filter #(integer? (:process %)) history)))
        happened (into {} (map (fn [fault] [fault (nemesis-ops history (nemesis/starts fault))]))
                       faults)
        switches (mapcat switches-of (mapcat happened switching))
        under-load (count (filter (partial overlapped? clients)
                                  (mapcat happened switching)))
        missing  (sort (keep (fn [[fault ops]] (when (empty? ops) fault)) happened))
        reasons  (cond-> []
                   (seq missing)
                   (conj (str "never happened: " (pr-str missing)))
                   (and (some faults switching) (< (count switches) min-switches))
                   (conj (str (count switches) " switches came to their end, " min-switches
                              " were asked for"))
                   (and (seq switches) (zero? under-load))
                   (conj "no operation was under way during any switch"))]
    {:valid?     (if (seq reasons) :unknown true)
     :reasons    reasons
     :faults     (update-vals happened count)
     :switches   (count switches)
     :under-load under-load
     :to         (frequencies (map #(second (re-find #"^(\w+)" (str (:to %)))) switches))}))

(defn coverage
  "Was everything that was asked for tested? :unknown if not."
  [opts]
  (reify checker/Checker
    (check [_ _ history _]
      (check-history opts history))))

(defn check-liveness
  "After the faults are over (the nemesis says :healed), every node must answer again."
  [nodes history]
  (let [healed (some #(when (and (= :nemesis (:process %)) (= :healed (:f %))) (:index %))
                     (reverse history))
        n      (count nodes)
        alive  (when healed
                 (->> history
                      (filter #(and (< healed (:index %)) (integer? (:process %)) (h/ok? %)))
                      (map #(nth nodes (mod (:process %) n)))
                      set))
        dead   (remove (or alive #{}) nodes)]
    (cond (nil? healed) {:valid? :unknown, :reason "the faults never came to their end"}
          (seq dead)    {:valid? false, :dead (vec dead)}
          :else         {:valid? true})))

(defn liveness
  "Does every node work again once it is healed?"
  []
  (reify checker/Checker
    (check [_ test history _]
      (check-liveness (:nodes test) history))))
