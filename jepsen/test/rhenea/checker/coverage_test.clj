(ns rhenea.checker.coverage-test
  (:require [clojure.test :refer [deftest is testing]]
            [rhenea.checker.coverage :as coverage]))

(defn- history
  [& ops]
  (map-indexed (fn [i [process type f value]]
                 {:index i, :time i, :process process, :type type, :f f, :value value})
               ops))

(def ^:private switched {:outcome :ok, :to "native(n1)"})

(defn- switch
  [value]
  [[:nemesis :info :switch nil] [0 :invoke :read nil] [:nemesis :info :switch value]
   [0 :ok :read 1]])

(defn- verdict
  [opts & ops]
  (:valid? (coverage/check-history opts (apply history (apply concat ops)))))

(deftest coverage
  (is (true? (verdict {:faults #{:switch}, :min-switches 1} (switch switched))))
  (testing "a storm counts each of its switches"
    (is (true? (verdict {:faults #{:storm}, :min-switches 2}
                        [[:nemesis :info :storm nil] [0 :invoke :read nil]
                         [:nemesis :info :storm [switched {:outcome :fail} switched]]]))))
  (testing "a fault that never happened"
    (is (= :unknown (verdict {:faults #{:switch :kill}, :min-switches 1} (switch switched)))))
  (testing "a fault that was tried and refused"
    (is (= :unknown (verdict {:faults #{:membership}, :min-switches 0}
                             [[:nemesis :info :leave "n4"] [0 :invoke :read nil]
                              [:nemesis :info :leave {:outcome :fail, :reason "needed"}]
                              [:nemesis :info :join "n4"]
                              [:nemesis :info :join {:outcome :ok}]])))
    (is (true? (verdict {:faults #{:membership}, :min-switches 0}
                        [[:nemesis :info :leave "n4"] [:nemesis :info :leave {:outcome :ok}]]))))
  (testing "switches that did not come to their end"
    (is (= :unknown (verdict {:faults #{:switch}, :min-switches 1}
                             (switch {:outcome :info, :to "native(n1)"})))))
  (testing "too few"
    (is (= :unknown (verdict {:faults #{:switch}, :min-switches 2} (switch switched)))))
  (testing "nobody used the cluster meanwhile"
    (is (= :unknown (verdict {:faults #{:switch}, :min-switches 1}
                             [[:nemesis :info :switch nil] [:nemesis :info :switch switched]
                              [0 :invoke :read nil] [0 :ok :read 1]])))))

(deftest liveness
  (let [healed [[:nemesis :info :healed nil] [:nemesis :info :healed nil]]
        ok     (fn [process] [[process :invoke :read nil] [process :ok :read 1]])
        check  (fn [& ops] (coverage/check-liveness ["n1" "n2"] (apply history (apply concat ops))))]
    (is (true? (:valid? (check healed (ok 0) (ok 3)))))
    (is (= ["n2"] (:dead (check (ok 1) healed (ok 0)))))
    (is (= :unknown (:valid? (check (ok 0) (ok 1)))))))
